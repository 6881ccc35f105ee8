using Plumbline.Models.Decoders;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Optimizers;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Tensors;
using Plumbline.Statistics;
using Plumbline.Training.Batches;
using Plumbline.Training.Optimization;
using Plumbline.Training.Preferences;
using Plumbline.Training.ScalarHeads;

namespace Plumbline.Training.RewardModels;

/// <summary>Trains a reward model on preferences by the Bradley–Terry loss, and measures it on the preferences of prompts it never saw.</summary>
public sealed class RewardModelTrainer
{
    private readonly RewardModelOptions _options;
    private readonly Processor _processor;
    private readonly ulong _seed;

    /// <summary>A trainer.</summary>
    /// <param name="options">Settings; validated.</param>
    /// <param name="processor">Runs the kernels.</param>
    /// <param name="seed">Decides the split and the order of the pairs.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public RewardModelTrainer(RewardModelOptions options, Processor processor, ulong seed)
    {
        IReadOnlyList<string> problems = options.Validate();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        _options = options;
        _processor = processor;
        _seed = seed;
    }

    /// <summary>Trains.</summary>
    /// <param name="body">The model to start from; copied, not changed.</param>
    /// <param name="preferences">Verdicts on at least two prompts.</param>
    /// <param name="onStep">Hears of every step; null for nobody.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <exception cref="ArgumentException">The preferences are of fewer than two prompts.</exception>
    /// <exception cref="Numerics.NonFiniteException">Training diverged.</exception>
    public RewardModelResult Train(
        Decoder body, IReadOnlyList<Preference> preferences, Action<RewardModelStep>? onStep = null, CancellationToken cancellation = default)
    {
        (Preference[] training, Preference[] heldOut) = Split(preferences);
        RewardModel model = new(_processor, new ScalarModel(body.Clone()));
        try
        {
            Fit(model.Model, training, onStep, cancellation);
            return Measure(model, training.Length, heldOut, cancellation);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    private void Fit(ScalarModel model, Preference[] training, Action<RewardModelStep>? onStep, CancellationToken cancellation)
    {
        int perEpoch = (training.Length + _options.BatchPairs - 1) / _options.BatchPairs;
        int total = perEpoch * _options.Epochs;
        LearningRateSchedule schedule = new() { Peak = _options.LearningRate, Decay = LearningRateDecay.Linear, TotalSteps = total };
        using ModelOptimizer optimizer = new(_processor, model.Parameters, _options.Optimizer);
        int number = 0;
        for (int epoch = 0; epoch < _options.Epochs; epoch++)
        {
            new RandomStream(_seed, $"reward-model/order/{epoch}").Shuffle(training.AsSpan());
            foreach (Preference[] pairs in training.Chunk(_options.BatchPairs))
            {
                cancellation.ThrowIfCancellationRequested();
                double learningRate = schedule.At(number);
                BradleyTerryResult result = Accumulate(optimizer, model, pairs);
                double norm = optimizer.Step(learningRate);
                onStep?.Invoke(new RewardModelStep(++number, total, result.Loss, result.Accuracy, result.MeanMargin, norm, learningRate));
            }
        }
    }

    private BradleyTerryResult Accumulate(ModelOptimizer optimizer, ScalarModel model, Preference[] pairs)
    {
        LastTokenBatch batch = new();
        batch.Set(pairs.Select(p => new PromptedReply(p.Prompt, p.Chosen)).Concat(pairs.Select(p => new PromptedReply(p.Prompt, p.Rejected))));
        Tape tape = optimizer.Begin();
        Tensor scores = model.Apply(tape, batch.Tokens, batch.Rows);
        double[] values = [.. scores.Values.ToArray().Select(value => (double)value)];
        double[] gradients = new double[values.Length];
        BradleyTerryResult result = BradleyTerryMath.Loss(
            values.AsSpan(0, pairs.Length),
            values.AsSpan(pairs.Length),
            pairs.Select(p => p.Margin).ToArray(),
            _options.Centring,
            gradients.AsSpan(0, pairs.Length),
            gradients.AsSpan(pairs.Length));
        tape.Seed(scores, gradients.Select(gradient => (float)gradient).ToArray());
        optimizer.Accumulate(result.Loss);
        return result;
    }

    private static RewardModelResult Measure(RewardModel model, int trainingPairs, Preference[] heldOut, CancellationToken cancellation)
    {
        double[] chosen = model.Score([.. heldOut.Select(p => new PromptedReply(p.Prompt, p.Chosen))], cancellation);
        double[] rejected = model.Score([.. heldOut.Select(p => new PromptedReply(p.Prompt, p.Rejected))], cancellation);
        double[] ignored = new double[heldOut.Length];
        double loss = BradleyTerryMath.Loss(chosen, rejected, heldOut.Select(p => p.Margin).ToArray(), 0, ignored, ignored).Loss;
        double[] right = [.. chosen.Zip(rejected, (c, r) => c > r ? 1.0 : 0.0)];
        return new RewardModelResult(model, trainingPairs, loss, ClusteredShare.Of(right, [.. heldOut.Select(p => p.PromptId)]));
    }

    // By prompt, so that no held-out prompt was ever trained on.
    private (Preference[] Training, Preference[] HeldOut) Split(IReadOnlyList<Preference> preferences)
    {
        string[] prompts = [.. preferences.Select(p => p.PromptId).Distinct(StringComparer.Ordinal)];
        if (prompts.Length < 2)
        {
            throw new ArgumentException($"preferences on {prompts.Length} prompts; expected at least 2, one to train on and one to measure on", nameof(preferences));
        }

        new RandomStream(_seed, "reward-model/split").Shuffle(prompts.AsSpan());
        int count = Math.Clamp((int)Math.Round(prompts.Length * _options.HeldOutShare), 1, prompts.Length - 1);
        HashSet<string> heldOut = [.. prompts.Take(count)];
        return ([.. preferences.Where(p => !heldOut.Contains(p.PromptId))], [.. preferences.Where(p => heldOut.Contains(p.PromptId))]);
    }
}
