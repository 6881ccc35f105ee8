using Plumbline.Evaluation.Judges.Pairs;
using Plumbline.Evaluation.Scripted;

namespace Plumbline.Evaluation.Tests.Judges.Pairs;

public class PairwiseJudgeTests
{
    [Fact]
    public async Task Compare_JudgeThatMindsTheReply_PrefersItInBothOrders()
    {
        PairVerdict verdict = await Compare(turn => turn.Last.IndexOf("good", StringComparison.Ordinal) < turn.Last.IndexOf("bad", StringComparison.Ordinal) ? "first" : "second");

        verdict.ShouldBe(new PairVerdict(1, 0.5, true, "because"));
    }

    [Fact]
    public async Task Compare_JudgeThatMindsThePlace_IsATieAndShows()
    {
        PairVerdict verdict = await Compare(_ => "first");

        (verdict.Preference, verdict.FirstPlace, verdict.Consistent).ShouldBe((0.5, 1, false));
    }

    [Fact]
    public async Task Compare_TiesAndUnreadableAnswers_AreWhatTheyAre()
    {
        (await Compare(_ => "tie")).ShouldBe(new PairVerdict(0.5, null, true, "because"));
        (await Compare(_ => "both")).ShouldSatisfyAllConditions(v => v.Preference.ShouldBeNull(), v => v.Reason.ShouldContain("not on the menu"));
    }

    private static async Task<PairVerdict> Compare(Func<ScriptedTurn, string> verdict) =>
        await new PairwiseJudge(new ScriptedChatClient("j", turn => $$"""{"reason": "because", "verdict": "{{verdict(turn)}}"}""")).CompareAsync("q", "a good one", "a bad one", CancellationToken.None);
}
