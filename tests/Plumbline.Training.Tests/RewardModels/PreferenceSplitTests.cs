using Plumbline.Numerics.Randomness;
using Plumbline.Training.Preferences;
using Plumbline.Training.RewardModels;

namespace Plumbline.Training.Tests.RewardModels;

public class PreferenceSplitTests
{
    private static readonly Preference[] Preferences =
        [.. Enumerable.Range(0, 120).Select(i => new Preference($"{i}", $"p{i / 3}", [1], [2], [3]))];

    [Fact]
    public void ByPrompt_Sides_ShareNoPromptAndMissNothing()
    {
        PreferenceSplit split = PreferenceSplit.ByPrompt(Preferences, 0.25, 1);

        Prompts(split.HeldOut).Count.ShouldBe(10);
        Prompts(split.Training).Intersect(Prompts(split.HeldOut)).ShouldBeEmpty();
        (split.Training.Count + split.HeldOut.Count).ShouldBe(Preferences.Length);
    }

    [Fact]
    public void ByPrompt_OtherSeed_HoldsOutOtherPrompts() =>
        Prompts(PreferenceSplit.ByPrompt(Preferences, 0.25, 2).HeldOut).SetEquals(Prompts(PreferenceSplit.ByPrompt(Preferences, 0.25, 1).HeldOut)).ShouldBeFalse();

    [Fact]
    public void ByPrompt_OnePrompt_Throws() =>
        Should.Throw<ArgumentException>(() => PreferenceSplit.ByPrompt(Preferences[..3], 0.5, 1)).Message.ShouldContain("1 prompts");

    [Fact]
    public void Resample_Training_IsDrawnByWholePromptsWithReplacement()
    {
        PreferenceSplit split = PreferenceSplit.ByPrompt(Preferences, 0.25, 1);

        PreferenceSplit drawn = split.Resample(new RandomStream(1, "draw"));

        drawn.HeldOut.ShouldBeSameAs(split.HeldOut);
        drawn.Training.Count.ShouldBe(90, "thirty prompts of three verdicts");
        drawn.Training.ShouldBeSubsetOf(split.Training);
        foreach (IGrouping<string, Preference> prompt in drawn.Training.GroupBy(preference => preference.PromptId))
        {
            prompt.GroupBy(preference => preference.Id).Select(verdict => verdict.Count()).Distinct().ShouldHaveSingleItem("whole prompts are drawn");
        }

        // (1 − 1/30)^30 = 36 % of thirty prompts are missed on average, deviation 1.8: fewer than 2 or more than 20 has a chance below 1e-6.
        Prompts(drawn.Training).Count.ShouldBeInRange(10, 28);
    }

    private static HashSet<string> Prompts(IEnumerable<Preference> preferences) => [.. preferences.Select(preference => preference.PromptId)];
}
