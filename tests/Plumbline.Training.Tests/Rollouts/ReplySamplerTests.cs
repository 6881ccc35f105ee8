using Plumbline.Models.Decoders;
using Plumbline.Numerics.Compute;
using Plumbline.Training.Batches;
using Plumbline.Training.Rollouts;

namespace Plumbline.Training.Tests.Rollouts;

public class ReplySamplerTests
{
    [Fact]
    public void Sample_LogProbs_AreThoseOfATrainingForwardToTheBit()
    {
        using Processor processor = new();
        using Decoder model = TinyWorld.NewModel();
        using ReplySampler sampler = new(model, processor, 12, [TinyWorld.EndToken], TinyWorld.Seed);

        IReadOnlyList<SampledReply> replies = sampler.Sample(TinyWorld.Prompts, 3, "test");
        double[][] logProbs = ReplyLogProbs.Compute(processor, model, [.. replies.Select(reply => reply.PromptedReply)]);

        replies.Count.ShouldBe(72);
        replies.Select(reply => reply.Tokens.Length).Distinct().Count().ShouldBeGreaterThan(3, "replies of several lengths are what makes this a test");
        for (int i = 0; i < replies.Count; i++)
        {
            logProbs[i].ShouldBe(replies[i].LogProbs);
        }
    }

    [Fact]
    public void Sample_OnePromptAlone_IsTheSameReplyAsInACrowd()
    {
        using Processor processor = new();
        using Decoder model = TinyWorld.NewModel();
        using ReplySampler sampler = new(model, processor, 12, [TinyWorld.EndToken], TinyWorld.Seed);

        SampledReply crowded = sampler.Sample(TinyWorld.Prompts, 2, "test")[0];
        SampledReply alone = sampler.Sample([TinyWorld.Prompts[0]], 1, "test")[0];

        alone.Id.ShouldBe("test/0/0");
        alone.Tokens.ShouldBe(crowded.Tokens);
        alone.LogProbs.ShouldBe(crowded.LogProbs);
    }

    [Fact]
    public void Sample_EndToken_EndsTheReplyAndSaysSo()
    {
        using Processor processor = new();
        using Decoder model = TinyWorld.NewModel();
        using ReplySampler sampler = new(model, processor, 12, [TinyWorld.EndToken], TinyWorld.Seed);

        IReadOnlyList<SampledReply> replies = sampler.Sample(TinyWorld.Prompts, 4, "test");

        replies.ShouldContain(reply => reply.Ended);
        replies.ShouldAllBe(reply => reply.Ended == (reply.Tokens.Last() == TinyWorld.EndToken));
        replies.ShouldAllBe(reply => reply.Ended || reply.Tokens.Length == 12);
    }
}
