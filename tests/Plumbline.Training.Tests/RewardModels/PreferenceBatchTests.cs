using Plumbline.Numerics.Randomness;
using Plumbline.Training.Preferences;
using Plumbline.Training.RewardModels;

namespace Plumbline.Training.Tests.RewardModels;

public class PreferenceBatchTests
{
    private static readonly int[] Prompt = [1];

    [Fact]
    public void Constructor_ReplyComparedTwice_IsReadOnce()
    {
        int[] a = [2];
        int[] b = [3];
        int[] c = [4];

        PreferenceBatch batch = new([new Preference("0", "p", Prompt, a, b), new Preference("1", "p", Prompt, c, a)]);

        batch.Replies.Select(reply => reply.Reply).ShouldBe([a, c, b]);
        batch.Chosen.ShouldBe([0, 1]);
        batch.Rejected.ShouldBe([2, 0]);
    }

    [Fact]
    public void OfPass_AllPreferences_AreInOneBatchEachAndPromptsStayTogether()
    {
        Preference[] preferences = [.. Enumerable.Range(0, 30).Select(i => new Preference($"{i}", $"p{i / 3}", Prompt, [2], [3]))];

        PreferenceBatch[] batches = [.. PreferenceBatch.OfPass(preferences, 5, new RandomStream(1, "order"))];

        batches.SelectMany(batch => batch.Preferences).Select(preference => preference.Id).Order().ShouldBe(preferences.Select(p => p.Id).Order());
        batches.Select(batch => batch.Preferences.Count).ShouldBe([6, 6, 6, 6, 6]);
        batches.ShouldAllBe(batch => batch.Preferences.GroupBy(p => p.PromptId).All(group => group.Count() == 3));
    }
}
