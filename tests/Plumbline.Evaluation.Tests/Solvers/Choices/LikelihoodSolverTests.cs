using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Likelihoods;
using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Scorers.Choices;
using Plumbline.Evaluation.Scripted;
using Plumbline.Evaluation.Solvers;
using Plumbline.Evaluation.Solvers.Choices;

namespace Plumbline.Evaluation.Tests.Solvers.Choices;

public class LikelihoodSolverTests
{
    private static readonly ChoiceQuestion Question = new() { Id = "q", Text = "Where?", Choices = ["here", "over there", "nowhere"], Right = [0, 2] };

    [Fact]
    public async Task Solve_AModelWithLikelihoods_NotesThemAndNamesTheLikeliest()
    {
        (Conversation conversation, Score score) = await Run(new LikelihoodSolver(LikelihoodForm.Text), new Likely([-1000, -1001, -1002]));

        conversation.Reply.ShouldBe("Answer: A");
        conversation.Notes[LikelihoodSolver.Note].ShouldBe("-1000 -1001 -1002");
        score.Parts!["mc1"].ShouldBe(1);
        score.Value!.Value.ShouldBe((1 + Math.Exp(-2)) / (1 + Math.Exp(-1) + Math.Exp(-2)), 1e-12);
    }

    [Fact]
    public async Task Solve_PerToken_DividesByTheNumberOfTokens()
    {
        (Conversation conversation, _) = await Run(new LikelihoodSolver(LikelihoodForm.TextPerToken), new Likely([-3, -4, -9]));

        // The continuations have 1, 2 and 1 words.
        conversation.Notes[LikelihoodSolver.Note].ShouldBe("-3 -2 -9");
        conversation.Reply.ShouldBe("Answer: B");
    }

    [Fact]
    public async Task Solve_ByLetter_ShowsTheChoicesAndScoresTheLetters()
    {
        Likely model = new([-2, -1, -3]);
        (Conversation conversation, _) = await Run(new LikelihoodSolver(LikelihoodForm.Letter), model);

        model.Asked!.ShouldBe(["Answer: A", "Answer: B", "Answer: C"]);
        conversation.Messages[0].Text.ShouldContain("(B) over there");
        conversation.Reply.ShouldBe("Answer: B");
    }

    [Fact]
    public async Task Solve_AModelWithoutLikelihoods_IsAskedForTheLetter()
    {
        ScriptedChatClient model = new("plain", turn => turn.Last.Contains("(C) nowhere") ? "C" : "?");
        (Conversation conversation, Score score) = await Run(new LikelihoodSolver(LikelihoodForm.Text), model);

        conversation.Reply.ShouldBe("C");
        score.Value.ShouldBeNull();
        score.Explanation.ShouldBe("the model offers no likelihoods");
    }

    [Fact]
    public async Task Solve_LikelihoodsThatAreNoNumbers_EndTheSample() =>
        (await Should.ThrowAsync<InvalidOperationException>(() => Run(new LikelihoodSolver(LikelihoodForm.Text), new Likely([-1, double.NaN, -2])))).Message.ShouldContain("3 choices");

    [Fact]
    public void Mc1_ATieOrAFalseChoiceInFront_IsWrong()
    {
        new ChoiceLikelihoods([-1, -1]).Mc1(new HashSet<int> { 0 }).ShouldBeFalse();
        new ChoiceLikelihoods([-2, -1]).Mc1(new HashSet<int> { 0 }).ShouldBeFalse();
        new ChoiceLikelihoods([-2, -1]).Mc1(new HashSet<int> { 1 }).ShouldBeTrue();
        new ChoiceLikelihoods([-2, -1]).Mc2(new HashSet<int> { 1 }).ShouldBe(1 / (1 + Math.Exp(-1)), 1e-12);
    }

    private static async Task<(Conversation Conversation, Score Score)> Run(LikelihoodSolver solver, IChatClient model)
    {
        Sample sample = Question.AsGiven();
        Conversation conversation = new(sample, 1, model);
        await solver.SolveAsync(conversation, CancellationToken.None);
        return (conversation, await new LikelihoodScorer().ScoreAsync(conversation, CancellationToken.None));
    }

    private sealed class Likely(double[] values) : DelegatingChatClient(new ScriptedChatClient("likely", _ => "?")), ITextLikelihood
    {
        public IReadOnlyList<string>? Asked { get; private set; }

        public Task<IReadOnlyList<ContinuationLikelihood>> ScoreReplyAsync(IReadOnlyList<ChatMessage> conversation, IReadOnlyList<string> continuations, CancellationToken cancellation)
        {
            Asked = continuations;
            return Task.FromResult<IReadOnlyList<ContinuationLikelihood>>([.. continuations.Select((text, index) => new ContinuationLikelihood(values[index], text.Split(' ').Length))]);
        }
    }
}
