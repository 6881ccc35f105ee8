using Plumbline.Models.Decoders;
using Plumbline.Numerics.Compute;
using Plumbline.Training.Batches;
using Plumbline.Training.Collation;
using Plumbline.Training.Preferences;
using Plumbline.Training.RewardModels;
using Plumbline.Training.Rollouts;
using Plumbline.Training.ScalarHeads;

namespace Plumbline.Training.Tests.Golden;

/// <summary>What other systems' collators give, as properties of batches without padding.</summary>
public class CollatorGoldenTests
{
    [Fact]
    public void Golden09_PaddingFree_HasPositionsAndTargetsOfTrl()
    {
        // TRL: position_ids [0, 1, 2, 0, 1], labels [−100, 2, 3, −100, 5].
        int[][] sequences = [[1, 2, 3], [4, 5]];
        TokenBatch tokens = new();
        tokens.Set(sequences);
        ReplyBatch batch = new();
        batch.Set(sequences.Select(sequence => new PromptedReply(sequence[..1], sequence[1..])));

        tokens.Tokens.ToArray().ShouldBe([1, 2, 3, 4, 5]);
        tokens.Positions.ToArray().ShouldBe([0, 1, 2, 0, 1]);
        PackingPlan.Positions([3, 2]).ShouldBe([0, 1, 2, 0, 1]);
        batch.Targets.ToArray().ShouldBe([2, 3, 5]);

        // Each target is predicted by the token before it, and never across a border.
        batch.Rows.ToArray().Select(row => batch.Tokens.Tokens[row]).ShouldBe([1, 2, 4]);
    }

    [Fact]
    public void Golden09_RewardPairs_AreChosenThenRejectedWithoutPadding()
    {
        // TRL: ids [[1, 2, 3], [6, 7, 0], [4, 5, 0], [8, 0, 0]], 0 being padding, margins passed through.
        int[] first = [];
        PooledBatch batch = new(Pooling.LastToken);

        batch.Set(new[] { new[] { 1, 2, 3 }, [6, 7], [4, 5], [8] }.Select(sequence => new PromptedReply(first, sequence)));

        batch.Tokens.Tokens.ToArray().ShouldBe([1, 2, 3, 6, 7, 4, 5, 8]);
        batch.Tokens.Sequences.Lengths.ToArray().ShouldBe([3, 2, 2, 1]);
        batch.Rows.ToArray().Select(row => batch.Tokens.Tokens[row]).ShouldBe([3, 7, 5, 8]);
    }

    [Fact]
    public void Golden09_Margins_PassThrough()
    {
        PreferenceBatch batch = new([new Preference("a", "p", [9], [1, 2, 3], [4, 5], .1), new Preference("b", "q", [9], [6, 7], [8], .2)]);

        batch.Preferences.Select(preference => preference.Margin).ShouldBe([.1, .2]);
        batch.Chosen.Select(index => batch.Replies[index].Reply).ShouldBe([[1, 2, 3], [6, 7]]);
        batch.Rejected.Select(index => batch.Replies[index].Reply).ShouldBe([[4, 5], [8]]);
    }

    [Fact]
    public void Golden09_RepeatedSampling_KeepsRepliesToAPromptTogether()
    {
        // TRL's RepeatSampler without shuffling, 2 repeats, 7 prompts: 0, 0, 1, 1, …, 6, 6.
        using Decoder model = TinyWorld.NewModel();
        using Processor processor = new();
        using ReplySampler sampler = new(model, processor, 1, [TinyWorld.EndToken], TinyWorld.Seed);

        IReadOnlyList<SampledReply> replies = sampler.Sample([.. TinyWorld.Prompts.Take(7)], 2, "golden");

        replies.Select(reply => reply.Prompt.Text).ShouldBe(["0", "0", "1", "1", "2", "2", "3", "3", "4", "4", "5", "5", "6", "6"]);
    }

    [Theory]
    [InlineData(new[] { 0, 1, 2, 3 }, -2.0)]
    [InlineData(new[] { -100, -100, -100, -100 }, 0.0)]
    [InlineData(new[] { 0, 1, 2, -100 }, -1.5)]
    public void Golden19_AverageLogProb_IsThatOfOpenInstruct(int[] labels, double expected) =>
        LabelMath.AverageLogProb([-1, -2, -3, -4], labels).ShouldBe(expected);

    [Fact]
    public void Golden09_FlushLeft_IsASequenceWithoutItsPadding()
    {
        // TRL: mask [[0, 0, 1, 1, 1], [0, 1, 1, 0, 0]] becomes [[1, 1, 1], [1, 1, 0]]: rows of three and two tokens, from position 0.
        int[][] padded = [[0, 0, 2, 3, 4], [0, 5, 6, 0, 0]];
        TokenBatch batch = new();

        batch.Set([.. padded.Select(row => row.Where(token => token != 0).ToArray())]);

        batch.Sequences.Lengths.ToArray().ShouldBe([3, 2]);
        batch.Positions.ToArray().ShouldBe([0, 1, 2, 0, 1]);
        batch.Tokens.ToArray().ShouldBe([2, 3, 4, 5, 6]);
    }
}
