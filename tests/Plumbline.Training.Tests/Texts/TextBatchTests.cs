using Plumbline.Models.Decoders;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.Training.Batches;
using Plumbline.Training.Texts;

namespace Plumbline.Training.Tests.Texts;

public sealed class TextBatchTests
{
    [Fact]
    public void Set_WithMasks_AsksTheRowBeforeEachLearnedToken()
    {
        TextBatch batch = new();

        batch.Set([new LearnedText([10, 11, 12, 13, 14], [false, false, true, false, true]), LearnedText.Of([20, 21], [22, 23])]);

        batch.Tokens.Sequences.Lengths.ToArray().ShouldBe([4, 3]);
        batch.Rows.ToArray().ShouldBe([1, 3, 5, 6]);
        batch.Targets.ToArray().ShouldBe([12, 14, 22, 23]);
        batch.Counts.ShouldBe([2, 2]);
    }

    [Fact]
    public void Set_AgainWithOtherTexts_ForgetsTheFirst()
    {
        TextBatch batch = new();
        batch.Set([LearnedText.Of([20, 21], [22, 23])]);

        batch.Set([LearnedText.Whole([1, 2, 3])]);

        batch.Rows.ToArray().ShouldBe([0, 1]);
        batch.Targets.ToArray().ShouldBe([2, 3]);
        batch.Counts.ShouldBe([2]);
    }

    [Fact]
    public void FirstToken_IsNeverLearnedWhateverItsMark()
    {
        new LearnedText([5, 6], [true, true]).LearnedCount.ShouldBe(1);
        Should.Throw<ArgumentException>(() => new LearnedText([5, 6], [true, false])).Message.ShouldContain("no token after the first");
        Should.Throw<ArgumentException>(() => new LearnedText([5, 6], [true]));
        Should.Throw<ArgumentException>(() => new LearnedText([5], [true]));
        Should.Throw<ArgumentException>(() => LearnedText.Of([], [1]));
        Should.Throw<ArgumentException>(() => LearnedText.Of([1], []));
    }

    [Fact]
    public void Sums_WhateverThePasses_AreTheSameBitsAndThoseOfTheReplies()
    {
        using Processor processor = new(new ProcessorOptions { Threads = 2 });
        using Decoder model = TinyWorld.NewModel();
        RandomStream random = new(TinyWorld.Seed, "texts");
        PromptedReply[] replies = [.. Enumerable.Range(0, 9).Select(_ => new PromptedReply(Draw(1 + random.NextInt(5)), Draw(1 + random.NextInt(7))))];
        LearnedText[] texts = [.. replies.Select(reply => LearnedText.Of(reply.Prompt, reply.Reply))];

        double[] alone = TextLogProbs.Sums(processor, model, texts, tokensPerPass: 1);

        TextLogProbs.Sums(processor, model, texts, tokensPerPass: 17).ShouldBe(alone);
        TextLogProbs.Sums(processor, model, texts).ShouldBe(alone);
        ReplyLogProbs.Compute(processor, model, replies).Select(reply => reply.Sum()).ShouldBe(alone);

        int[] Draw(int length) => [.. Enumerable.Range(0, length).Select(_ => random.NextInt(TinyWorld.Config.VocabularySize))];
    }
}
