using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Solvers;

namespace Plumbline.Evaluation.Tests.Solvers;

public class ToolSolverTests
{
    private static readonly AIFunction Add = AIFunctionFactory.Create((int a, int b) => a + b, "add");
    private static readonly AIFunction Long = AIFunctionFactory.Create(() => new string('x', 1000) + new string('y', 1000), "long");
    private static readonly AIFunction Fails = AIFunctionFactory.Create(string () => throw new InvalidOperationException("out of\norder"), "fails");

    [Fact]
    public async Task SolveAsync_ACall_IsCarriedOutAndTheResultGoesBack()
    {
        Conversation conversation = await Solve(number => number == 1 ? Calls(("add", new { a = 2, b = 3 })) : FunctionModel.Says("5"), Add);

        conversation.Reply.ShouldBe("5");
        conversation.Messages.Select(message => message.Role.Value).ShouldBe(["user", "assistant", "tool", "assistant"]);
        Result(conversation, 2).ShouldBe("5");
        conversation.Notes[ToolSolver.CallsNote].ShouldBe("1");
        conversation.Options.ShouldBeNull("later solvers have no tools");
    }

    [Fact]
    public async Task SolveAsync_MistakesOfTheModel_AreToldToIt()
    {
        Conversation conversation = await Solve(
            number => number switch
            {
                1 => Calls(("remove", new { })),
                2 => Calls(("add", new { a = "two" })),
                3 => Calls(("fails", new { })),
                4 => new ChatResponse(new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("c", "add") { Exception = new FormatException() }])),
                _ => FunctionModel.Says("I give up"),
            },
            Add,
            Fails);

        Result(conversation, 2).ShouldBe("error: there is no tool of this name; there are add, fails");
        Result(conversation, 4).ShouldStartWith("error: ");
        Result(conversation, 6).ShouldBe("error: out of order");
        Result(conversation, 8).ShouldBe("error: the arguments are not a JSON object");
        conversation.Reply.ShouldBe("I give up");
    }

    [Fact]
    public async Task SolveAsync_CallsWithoutEnd_StopAfterTheRounds()
    {
        Conversation conversation = await Solve(_ => Calls([.. Enumerable.Range(0, 20).Select(_ => ("long", (object)new { }))]), Long);

        conversation.Ended.ShouldBe("the model still called tools after 3 rounds");
        conversation.Replies.Count.ShouldBe(3);
        FunctionResultContent[] results = [.. conversation.Messages[2].Contents.OfType<FunctionResultContent>()];
        results.Length.ShouldBe(20);
        results[0].Result!.ToString()!.Length.ShouldBeLessThan(250);
        results[0].Result!.ToString()!.ShouldContain("[1800 characters cut out]");
        results[19].Result.ShouldBe("error: only 4 calls are carried out at a time");
        conversation.Notes[ToolSolver.CallsNote].ShouldBe("8");
    }

    [Fact]
    public async Task SolveAsync_ACallThatTakesTooLong_IsToldToTheModel()
    {
        ManualTime time = new();
        AIFunction slow = AIFunctionFactory.Create(async (CancellationToken cancellation) => await Task.Delay(Timeout.Infinite, cancellation), "slow");
        Conversation conversation = new(Sample.Of("s", "go"), 1, new FunctionModel(number => number == 1 ? Calls(("slow", new { })) : FunctionModel.Says("well")));
        Task solved = new ToolSolver([slow], new ToolSolverOptions(), time).SolveAsync(conversation, CancellationToken.None);

        await time.AdvanceUntilAsync(() => solved.IsCompleted, TimeSpan.FromSeconds(1));
        await solved;

        Result(conversation, 2).ShouldBe("error: the call took longer than 60 seconds");
    }

    [Fact]
    public async Task SolveAsync_TemplatesAndSystemMessages_LeaveTheSampleAsItIs()
    {
        Sample sample = Sample.Of("s", "2 + 2?");
        Conversation conversation = new(sample, 1, new FunctionModel(_ => FunctionModel.Says("ANSWER: 4")));
        foreach (ISolver solver in new ISolver[] { new SystemMessageSolver("Be brief."), PromptTemplateSolver.ChainOfThought, new ScriptedUserSolver("Sure?") })
        {
            await solver.SolveAsync(conversation, CancellationToken.None);
        }

        conversation.Messages.Select(message => message.Role.Value).ShouldBe(["system", "user", "assistant", "user", "assistant"]);
        conversation.Messages[1].Text.ShouldStartWith("2 + 2?\n\nThink step by step");
        sample.Input.ShouldHaveSingleItem().Text.ShouldBe("2 + 2?");
        Should.Throw<ArgumentException>(() => new PromptTemplateSolver("no place"));
    }

    private static async Task<Conversation> Solve(Func<int, ChatResponse> answer, params AIFunction[] tools)
    {
        Conversation conversation = new(Sample.Of("s", "go"), 1, new FunctionModel(answer));
        ToolSolverOptions options = tools.Length == 1 && tools[0] == Long ? new() { Rounds = 3, CallsPerRound = 4, ResultCharacters = 200 } : new();
        await new ToolSolver(tools, options, TimeProvider.System).SolveAsync(conversation, CancellationToken.None);
        return conversation;
    }

    private static string? Result(Conversation conversation, int message) => conversation.Messages[message].Contents.OfType<FunctionResultContent>().First().Result?.ToString();

    private static ChatResponse Calls(params (string Name, object Arguments)[] calls) => new(new ChatMessage(
        ChatRole.Assistant,
        [.. calls.Select((call, index) => (AIContent)new FunctionCallContent(
            $"c{index}", call.Name, call.Arguments.GetType().GetProperties().ToDictionary(property => property.Name, property => property.GetValue(call.Arguments))))]));
}
