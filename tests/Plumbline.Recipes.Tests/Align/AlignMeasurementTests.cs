using Plumbline.Models.Configuration;
using Plumbline.Models.Decoders;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.Recipes.Align;
using Plumbline.Statistics;
using Plumbline.Training.Ppo;
using Plumbline.Training.RewardModels;
using Plumbline.Training.ScalarHeads;

namespace Plumbline.Recipes.Tests.Align;

public class AlignMeasurementTests
{
    [Fact]
    public void DistinctBigrams_Repetition_LowersTheShare()
    {
        AlignMeasurement.DistinctBigrams(["the cat sat", "the cat ran"]).ShouldBe(3 / 4.0);
        AlignMeasurement.DistinctBigrams(["so so so so"]).ShouldBe(1 / 3.0);
        AlignMeasurement.DistinctBigrams(["one", ""]).ShouldBe(0);
    }

    [Fact]
    public void Scorecard_RepliesOfTwoPrompts_AreMeasuredInPairsByPrompt()
    {
        MeasuredReply[] before = [Reply("p1", 0, false, 0), Reply("p1", 1, true, 0), Reply("p2", 0, false, 0), Reply("p2", 0, false, 0)];
        MeasuredReply[] after = [Reply("p1", 2, true, 1), Reply("p1", 2, true, 3), Reply("p2", 1, true, 2), Reply("p2", 3, false, 2)];

        AlignScorecard scorecard = Scorecard(before, after);

        scorecard.HeldOutPrompts.ShouldBe(2);
        scorecard.PreferredShare.Before.Value.ShouldBe(0.25);
        scorecard.PreferredShare.After.Value.ShouldBe(0.75);
        scorecard.PreferredShare.Change.Value.ShouldBe(0.5);
        scorecard.Reward.Change.Value.ShouldBe(1.75);
        scorecard.KlNats.Value.ShouldBe(2);

        // Both prompts have the same mean change in reward but for half a unit: 1.75 ± t(1) · 0.25.
        scorecard.Reward.Change.Lower.ShouldBe(1.75 - (12.706204736432095 * 0.25), 1e-9);
        scorecard.ReferencePerplexityBefore.ShouldBe(Math.Exp(2), 1e-12);
        scorecard.ReferenceNats.After.Value.ShouldBe(2);
    }

    [Fact]
    public void Samples_SeveralRepliesPerPrompt_ShowsTheFirstOfEachPromptInOrder()
    {
        MeasuredReply[] replies = [Reply("p1", 0, false, 0), Reply("p1", 1, true, 0), Reply("p2", 2, false, 0), Reply("p2", 3, false, 0)];

        IReadOnlyList<AlignSample> samples = AlignMeasurement.Samples(Recipe, replies, replies);

        samples.Select(sample => sample.PromptId).ShouldBe(["p1", "p2"]);
        samples.Select(sample => sample.RewardAfter).ShouldBe([0, 2]);
    }

    private static AlignRecipe Recipe { get; } = new() { Model = "model", Prompts = "prompts", Want = ["happy"] };

    private static MeasuredReply Reply(string prompt, double reward, bool preferred, double kl) =>
        new($"{prompt}/{reward}", prompt, "text", "reply", reward, preferred ? 1 : 0, preferred, kl, 20, 10, Ended: false);

    private static AlignScorecard Scorecard(MeasuredReply[] before, MeasuredReply[] after)
    {
        DecoderConfig config = new()
        {
            VocabularySize = 4, HiddenSize = 4, LayerCount = 1, HeadCount = 1, KeyValueHeadCount = 1, HeadSize = 4, FeedForwardSize = 4, MaxPositions = 4,
        };
        using Processor processor = new();
        using RewardModel model = new(processor, new ScalarModel(Decoder.Initialize(config, new RandomStream(1, "any"))));
        RewardModelResult rewardModel = new(model, 10, 0.5, ClusteredShare.Of([1, 0], ["a", "b"]));
        return AlignMeasurement.Scorecard(
            Recipe, before, after, new CollectedPreferences([], [], [], 3), rewardModel, new PpoResult(1, 4, StoppedEarly: false, 0.1, 5, 0));
    }
}
