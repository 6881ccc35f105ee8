using Plumbline.Models.Decoders;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Optimizers;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Tensors;
using Plumbline.Statistics;
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
        PreferenceBatch[] batches =
        [
            .. Enumerable.Range(0, _options.Epochs).SelectMany(epoch =>
                PreferenceBatch.OfPass(training, _options.BatchPairs, new RandomStream(_seed, $"reward-model/order/{epoch}"))),
        ];
        LearningRateSchedule schedule = new() { Peak = _options.LearningRate, Decay = LearningRateDecay.Linear, TotalSteps = batches.Length };
        using ModelOptimizer optimizer = new(_processor, model.Parameters, _options.Optimizer);
        for (int i = 0; i < batches.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            double learningRate = schedule.At(i);
            BradleyTerryResult result = Accumulate(optimizer, model, batches[i]);
            double norm = optimizer.Step(learningRate);
            onStep?.Invoke(new RewardModelStep(i + 1, batches.Length, result.Loss, result.Accuracy, result.MeanMargin, norm, learningRate));
        }
    }

    private BradleyTerryResult Accumulate(ModelOptimizer optimizer, ScalarModel model, PreferenceBatch pairs)
    {
        LastTokenBatch batch = new();
        batch.Set(pairs.Replies);
        Tape tape = optimizer.Begin();
        Tensor scores = model.Apply(tape, batch.Tokens, batch.Rows);
        float[] values = scores.Values.ToArray();
        double[] chosenGradient = new double[pairs.Chosen.Length];
        double[] rejectedGradient = new double[pairs.Rejected.Length];
        BradleyTerryResult result = BradleyTerryMath.Loss(
            pairs.Chosen.Select(index => (double)values[index]).ToArray(),
            pairs.Rejected.Select(index => (double)values[index]).ToArray(),
            pairs.Preferences.Select(preference => preference.Margin).ToArray(),
            _options.Centring,
            chosenGradient,
            rejectedGradient);
        double[] gradient = new double[values.Length];
        for (int i = 0; i < chosenGradient.Length; i++)
        {
            gradient[pairs.Chosen[i]] += chosenGradient[i];
            gradient[pairs.Rejected[i]] += rejectedGradient[i];
        }

        tape.Seed(scores, gradient.Select(g => (float)g).ToArray());
        optimizer.Accumulate(result.Loss);
        return result;
    }

    private static RewardModelResult Measure(RewardModel model, int trainingPairs, Preference[] heldOut, CancellationToken cancellation)
    {
        PreferenceBatch pairs = new(heldOut);
        double[] scores = model.Score(pairs.Replies, cancellation);
        double[] chosen = [.. pairs.Chosen.Select(index => scores[index])];
        double[] rejected = [.. pairs.Rejected.Select(index => scores[index])];
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
