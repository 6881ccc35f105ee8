using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Results;
using Plumbline.Evaluation.Running;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Scripted;
using Plumbline.Evaluation.Solvers;
using Plumbline.Evaluation.Suites;

namespace Plumbline.Evaluation.Tests.Running;

public class RescorerTests
{
    [Fact]
    public async Task RescoreAsync_AMendedScorer_SeesTheConversationAsItWas()
    {
        SuitePlan plan = TestPlans.Plan(TestPlans.Task(20, 2, "ask", new ScriptedUserSolver("Are you sure?", "Really?")));
        MemorySampleLog log = new();
        ScriptedChatClient model = new("m", turn => $"{turn.UserTurns}: {turn.Question.Replace("question", "answer", StringComparison.Ordinal)}");
        EvaluationResult before = await new Evaluator(new EvaluatorOptions(), TimeProvider.System).RunAsync(plan, model, log);

        SuitePlan mended = plan with { Tasks = [plan.Tasks[0] with { Scorers = [new TurnScorer()] }] };
        List<SampleRecord> rescored = [];
        await foreach (SampleRecord record in Rescorer.RescoreAsync([mended], log.Read()))
        {
            rescored.Add(record);
        }

        rescored.Count.ShouldBe(40);
        rescored.ShouldAllBe(record => record.Scores["contains"].Value == 3 && record.Scores["contains"].Answer == "3 replies of 6 messages");
        EvaluationResult measured = LogMeasurement.Measure([plan], log.Read());
        measured.Suites[0].Measurements.ShouldBe(before.Suites[0].Measurements);
    }

    [Fact]
    public async Task Rebuild_ToolsAndResults_ComeBack()
    {
        ChatMessage[] conversation =
        [
            new(ChatRole.User, "add"),
            new(ChatRole.Assistant, [new TextContent("let me see"), new FunctionCallContent("c1", "add", new Dictionary<string, object?> { ["a"] = 1 })]),
            new(ChatRole.Tool, [new FunctionResultContent("c1", "2")]),
            new(ChatRole.Assistant, "2"),
        ];
        SampleRecord record = new() { Task = "t", Id = "a", Cluster = "a", Messages = RecordedMessages.Of(conversation), InputMessages = 1, FinishReason = "stop" };

        Conversation rebuilt = Rescorer.Rebuild(record);

        RecordedMessages.Of(rebuilt.Messages).Select(message => (message.Role, message.Text, message.ToolCallId, message.ToolCalls?.Single().Arguments))
            .ShouldBe(record.Messages.Select(message => (message.Role, message.Text, message.ToolCallId, message.ToolCalls?.Single().Arguments)));
        rebuilt.Replies.ShouldBe(["let me see", "2"]);
        rebuilt.Sample.Input.Count.ShouldBe(1);
        await Should.ThrowAsync<InvalidOperationException>(() => rebuilt.GenerateAsync(CancellationToken.None));
    }

    private sealed class TurnScorer : IScorer
    {
        public string Name => "contains";

        public ValueTask<Score> ScoreAsync(Conversation conversation, CancellationToken cancellation) =>
            new(Score.Of(conversation.Replies.Count, $"{conversation.Replies.Count} replies of {conversation.Messages.Count} messages"));
    }
}
