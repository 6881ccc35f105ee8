using Plumbline.Recipes.Parlor;
using Plumbline.Recipes.Parlor.Stages;
using Plumbline.Worlds.Parlor.Annotators;
using Plumbline.Worlds.Parlor.Requests;
using Plumbline.Worlds.Parlor.World;

namespace Plumbline.Recipes.Tests.Parlor.Stages;

public class ParlorPreferencesTests
{
    private const int Requests = 120;
    private static readonly PanelOptions Honest = new() { Bias = AnnotatorBias.None, Noise = 0.05 };

    [Fact]
    public void Collect_HonestAnnotators_PreferWhatIsBetterAndAgree()
    {
        PanelPreferences panel = ParlorPreferences.Collect(Honest, Groups(), 3);

        panel.Score.GoldAgreement.ShouldBeGreaterThan(0.97);
        panel.Score.Alpha!.Value.ShouldBeGreaterThan(0.9);
        panel.Foreseeable.Average().ShouldBeGreaterThan(0.97);
        panel.Preferences.Count.ShouldBe(panel.Foreseeable.Count);
        panel.Records.Count.ShouldBe(panel.Preferences.Count);
    }

    [Fact]
    public void Collect_AnnotatorsWithoutASense_AgreeByChance()
    {
        PanelPreferences panel = ParlorPreferences.Collect(Honest with { Noise = 1000 }, Groups(), 3);

        panel.Score.Alpha!.Lower.ShouldBeLessThan(0.05);
        panel.Foreseeable.Average().ShouldBe(0.5, 0.01);
        panel.Score.GoldAgreement.ShouldBeInRange(0.35, 0.65);
    }

    [Fact]
    public void Collect_EveryPair_IsCountedOnce()
    {
        PanelPreferences panel = ParlorPreferences.Collect(Honest, Groups(), 3);

        (panel.Preferences.Count + panel.Score.Identical + panel.Score.Ties).ShouldBe(Requests * 3);
        panel.Score.Identical.ShouldBeGreaterThanOrEqualTo(Requests, "the first and the last reply of each group are the same");
        panel.Preferences.Select(preference => preference.Id).ShouldBeUnique();
    }

    [Fact]
    public void Collect_SameSeed_SaysTheSame() =>
        ParlorPreferences.Collect(new PanelOptions(), Groups(), 3).Records.ShouldBe(ParlorPreferences.Collect(new PanelOptions(), Groups(), 3).Records);

    // A good reply, one of a writer who mostly fails, and the good one again.
    private static ParlorReply[][] Groups()
    {
        RequestGenerator generator = new(MadeReplies.World, EntitySplit.Training, 4, "panel");
        Request[] requests = [.. Enumerable.Range(0, Requests).Select(index => generator.Draw(index))];
        ParlorReply[] good = MadeReplies.Written(requests, good: 1);
        ParlorReply[] bad = MadeReplies.Written(requests, good: 0);
        return [.. good.Zip(bad, (a, b) => (ParlorReply[])[a, b, a])];
    }
}
