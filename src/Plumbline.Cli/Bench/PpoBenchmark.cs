using Plumbline.Models.Decoders;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Optimizers;
using Plumbline.Numerics.Randomness;
using Plumbline.Training.Ppo;
using Plumbline.Training.Prompts;
using Plumbline.Training.RewardModels;
using Plumbline.Training.Rollouts;
using Plumbline.Training.ScalarHeads;

namespace Plumbline.Cli.Bench;

/// <summary>
/// Whole PPO iterations by <see cref="PpoTrainer"/> itself, on random weights and prompts: sampling without stop tokens, log-probabilities of the reference
/// policy, a reward model's scores, the critic's values, advantages, and epochs of updates of critic and policy.
/// </summary>
internal sealed class PpoBenchmark : IDisposable
{
    private readonly Decoder _policy;
    private readonly Decoder _reference;
    private readonly RewardModel _reward;
    private readonly ScalarModel _critic;
    private readonly ReplySampler _sampler;
    private readonly PpoTrainer _trainer;

    /// <summary>Fresh models and prompts.</summary>
    /// <param name="options">What to do; valid.</param>
    /// <param name="processor">Runs the kernels.</param>
    /// <param name="phases">Told when a part begins.</param>
    public PpoBenchmark(PpoBenchmarkOptions options, Processor processor, PhaseTimes phases)
    {
        RandomStream random = new(options.Seed, "bench/ppo");
        _policy = Decoder.Initialize(options.Config, random.Child("policy"));
        _reference = _policy.Clone();
        _reward = new RewardModel(processor, new ScalarModel(Decoder.Initialize(options.Config, random.Child("reward"))));
        random.Child("head").FillGaussian(_reward.Model.Head.Edit(), 0.02);
        _critic = new ScalarModel(Decoder.Initialize(options.Config, random.Child("critic")));
        _sampler = new ReplySampler(_policy, processor, options.New, [], options.Seed);
        RandomStream tokens = random.Child("tokens");
        Prompt[] prompts = new Prompt[options.Prompts];
        for (int i = 0; i < prompts.Length; i++)
        {
            int[] prompt = new int[options.Prompt];
            for (int t = 0; t < prompt.Length; t++)
            {
                prompt[t] = tokens.NextInt(options.Shape.Vocab);
            }

            prompts[i] = new Prompt($"prompt-{i}", "", prompt);
        }

        PpoOptions settings = new()
        {
            Iterations = int.MaxValue,
            PromptsPerIteration = options.Prompts,
            Epochs = options.Epochs,
            Minibatches = options.Minibatches,
            Decay = LearningRateDecay.Constant,
            CriticWarmupIterations = 0,
            StopAboveKlNats = null,
        };
        _trainer = new PpoTrainer(settings, new PpoModels(_policy, _reference, _reward, _critic), _sampler, prompts, processor, options.Seed)
        {
            OnPhase = phases.Begin,
        };
    }

    /// <summary>One iteration.</summary>
    public PpoIteration Iterate(CancellationToken cancellation)
    {
        PpoIteration? seen = null;
        _trainer.Train(
            iteration =>
            {
                seen = iteration;
                iteration.Stop();
            },
            cancellation);
        return seen!;
    }

    public void Dispose()
    {
        _trainer.Dispose();
        _sampler.Dispose();
        _critic.Dispose();
        _reward.Dispose();
        _reference.Dispose();
        _policy.Dispose();
    }
}
