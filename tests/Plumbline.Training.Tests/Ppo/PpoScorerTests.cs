using Plumbline.Numerics.Compute;
using Plumbline.Training.Kl;
using Plumbline.Training.Ppo;
using Plumbline.Training.Rollouts;
using Plumbline.Training.Scorers;

namespace Plumbline.Training.Tests.Ppo;

public sealed class PpoScorerTests : IDisposable
{
    private static readonly PpoOptions Options = new()
    {
        Iterations = 12,
        PromptsPerIteration = 32,
        Epochs = 2,
        CriticWarmupIterations = 1,
        PolicyLearningRate = 3e-3,
        CriticLearningRate = 3e-3,
        Kl = new KlControllerOptions { Coefficient = 0.02 },
    };

    private readonly Processor _processor = new();

    [Fact]
    public void Train_FunctionScorer_IsOptimised()
    {
        List<PpoIteration> iterations = Run(Options, new FunctionScorer(item => item.Reply.Length));

        double[] lengths = [.. iterations.Select(iteration => iteration.Metrics[PpoMetrics.ReplyTokens])];
        iterations.ShouldAllBe(iteration => iteration.Metrics[PpoMetrics.Score] == iteration.Metrics[PpoMetrics.ReplyTokens]);
        lengths[^1].ShouldBeGreaterThan(lengths[0] + 0.5);
        iterations.ShouldAllBe(iteration => !iteration.Metrics.ContainsKey(PpoMetrics.ScorerSpread) && iteration.Rollouts.All(rollout => rollout.Spread == null));
    }

    [Fact]
    public void Train_ScorerWithSpreads_ShowsThemByReplyAndInTheMean()
    {
        PpoIteration iteration = Run(Options with { Iterations = 1 }, new DividedScorer()).ShouldHaveSingleItem();

        iteration.Rollouts.ShouldAllBe(rollout => rollout.Spread == rollout.Reply.Tokens.Length / 2.0);
        iteration.Metrics[PpoMetrics.ScorerSpread].ShouldBe(iteration.Metrics[PpoMetrics.ReplyTokens] / 2, 1e-12);
    }

    [Fact]
    public void Train_Rollouts_HaveTheirEntropyAndEndsInTheMetrics()
    {
        PpoIteration iteration = Run(Options with { Iterations = 1 }, new DividedScorer()).ShouldHaveSingleItem();

        double[] surprises = [.. iteration.Rollouts.SelectMany(rollout => rollout.Reply.LogProbs).Select(logProb => -logProb)];
        iteration.Metrics[PpoMetrics.TokenEntropy].ShouldBe(surprises.Average(), 1e-9);
        iteration.Metrics[PpoMetrics.Entropy].ShouldBe(surprises.Sum() / iteration.Rollouts.Count, 1e-9);
        iteration.Metrics[PpoMetrics.EndedShare].ShouldBe(iteration.Metrics[PpoMetrics.EndedReplies] / 32);
        iteration.Metrics[PpoMetrics.EndedShare].ShouldBeInRange(0.01, 0.99);
    }

    [Fact]
    public void Stop_AskedInTheSecondIteration_EndsAfterItWithoutBeingCalledEarly()
    {
        using PpoCase ppo = new(Options, _processor);

        PpoResult result = ppo.Trainer.Train(iteration =>
        {
            if (iteration.Number == 2)
            {
                iteration.Stop();
            }
        });

        result.Iterations.ShouldBe(2);
        result.StoppedEarly.ShouldBeFalse();
        ppo.Trainer.Train(iteration => iteration.Stop()).Iterations.ShouldBe(3, "a later call goes on");
    }

    public void Dispose() => _processor.Dispose();

    private List<PpoIteration> Run(PpoOptions options, IReplyScorer scorer)
    {
        using PpoCase ppo = new(options, _processor, scorer);
        List<PpoIteration> iterations = [];
        ppo.Trainer.Train(iterations.Add);
        return iterations;
    }
}
