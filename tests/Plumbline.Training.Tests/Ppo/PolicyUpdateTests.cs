using Plumbline.Models.Decoders;
using Plumbline.Numerics.Compute;
using Plumbline.Training.Ppo;
using Plumbline.Training.Rollouts;

namespace Plumbline.Training.Tests.Ppo;

public class PolicyUpdateTests
{
    [Fact]
    public void Run_LogProbsOfAnotherModel_AreCountedAsRatiosNotOne()
    {
        PpoOptions options = new();
        using Processor processor = new();
        using Decoder model = TinyWorld.NewModel();
        using ReplySampler sampler = new(model, processor, 8, [TinyWorld.EndToken], TinyWorld.Seed);
        SampledReply[] replies = [.. sampler.Sample(TinyWorld.Prompts, 1, "test")];

        // One token of one reply was sampled, it is claimed, with a probability one bit away.
        replies[3].LogProbs[0] = Math.BitDecrement((float)replies[3].LogProbs[0]);
        using PolicyUpdate update = new(options, model, model.Parameters, processor);
        PolicyStep step = update.Run(
            [.. replies.Select(reply => new Experience(new Rollout(reply, reply.LogProbs, 1), new double[reply.Tokens.Length], 0, options))], 1e-9);

        step.Tokens.ShouldBe(replies.Sum(reply => reply.Tokens.Length));
        step.RatiosNotOne.ShouldBe(1);
    }
}
