using Plumbline.Models.Decoders;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Optimizers;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Tensors;
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
        Decoder body, IReadOnlyList<Preference> preferences, Action<RewardModelStep>? onStep = null, CancellationToken cancellation = default) =>
        Train(body, PreferenceSplit.ByPrompt(preferences, _options.HeldOutShare, _seed), onStep, cancellation);

    /// <summary>Trains on a split that was made before, so that several reward models are measured on the same prompts.</summary>
    /// <param name="body">The model to start from; copied, not changed.</param>
    /// <param name="split">What to train on and what to measure on, each at least one preference; <see cref="RewardModelOptions.HeldOutShare"/> is not used.</param>
    /// <param name="onStep">Hears of every step; null for nobody.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <exception cref="ArgumentException">One side of the split is empty.</exception>
    /// <exception cref="Numerics.NonFiniteException">Training diverged.</exception>
    public RewardModelResult Train(
        Decoder body, PreferenceSplit split, Action<RewardModelStep>? onStep = null, CancellationToken cancellation = default)
    {
        if (split.Training.Count == 0 || split.HeldOut.Count == 0)
        {
            throw new ArgumentException($"{split.Training.Count} preferences to train on and {split.HeldOut.Count} held out; expected at least one each", nameof(split));
        }

        RewardModel model = new(_processor, new ScalarModel(body.Clone()), _options.Pooling);
        try
        {
            Fit(model, split.Training, onStep, cancellation);
            PreferenceAgreement heldOut = PreferenceAgreement.Measure(model, split.HeldOut, cancellation);
            return new RewardModelResult(model, split.Training.Count, heldOut.Loss, heldOut.Accuracy);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    private void Fit(RewardModel model, IReadOnlyList<Preference> training, Action<RewardModelStep>? onStep, CancellationToken cancellation)
    {
        IReadOnlyList<Preference> stopping = [];
        if (_options.StoppingShare > 0)
        {
            (training, stopping) = PreferenceSplit.ByPrompt(training, _options.StoppingShare, new RandomStream(_seed, "reward-model/stopping").NextUInt64());
        }

        if (_options.TokenCounts is { } counts)
        {
            TokenCountFit fit = Counted(counts, training);
            model.TokenCounts = fit.Head;
            training = [.. training.Select((preference, i) => preference with { Margin = preference.Margin - fit.OutOfFold[i] })]; // the body adds to what the counts say
        }

        PreferenceBatch[][] epochs =
        [
            .. Enumerable.Range(0, _options.Epochs).Select(epoch =>
                PreferenceBatch.OfPass(training, _options.BatchPairs, new RandomStream(_seed, $"reward-model/order/{epoch}")).ToArray()),
        ];
        int total = epochs.Sum(epoch => epoch.Length);
        LearningRateSchedule schedule = new() { Peak = _options.LearningRate, Decay = LearningRateDecay.Linear, TotalSteps = total };
        using ModelOptimizer optimizer = new(_processor, model.Model.Parameters, _options.Optimizer);
        BestEpoch best = new(optimizer, _options.Patience);
        int step = 0;
        foreach (PreferenceBatch[] epoch in epochs)
        {
            foreach (PreferenceBatch batch in epoch)
            {
                cancellation.ThrowIfCancellationRequested();
                double learningRate = schedule.At(step);
                BradleyTerryResult result = Accumulate(optimizer, model, batch);
                double norm = optimizer.Step(learningRate);
                step++;
                onStep?.Invoke(new RewardModelStep(step, total, result.Loss, result.Accuracy, result.MeanMargin, norm, learningRate));
            }

            if (stopping.Count > 0 && best.Finish(PreferenceAgreement.Measure(model, stopping, cancellation).Loss))
            {
                break;
            }
        }

        best.Restore();
    }

    private static TokenCountFit Counted(TokenCountOptions options, IReadOnlyList<Preference> training) => TokenCountHead.Fit(
        options,
        [
            .. training.Select(preference => TokenCounts.Of(preference.Chosen, options.LongestRun, options.Bits)
                .Minus(TokenCounts.Of(preference.Rejected, options.LongestRun, options.Bits))),
        ],
        [.. training.Select(_ => 1.0)],
        [.. training.Select(preference => preference.PromptId)],
        hasIntercept: false);

    private BradleyTerryResult Accumulate(ModelOptimizer optimizer, RewardModel model, PreferenceBatch pairs)
    {
        PooledBatch batch = new(model.Pooling);
        batch.Set(pairs.Replies);
        Tape tape = optimizer.Begin();
        Tensor numbers = model.Model.Apply(tape, batch.Tokens, batch.Rows);
        double[] scores = batch.Scores(numbers);
        double[] chosenGradient = new double[pairs.Chosen.Length];
        double[] rejectedGradient = new double[pairs.Rejected.Length];
        BradleyTerryResult result = BradleyTerryMath.Loss(
            pairs.Chosen.Select(index => scores[index]).ToArray(),
            pairs.Rejected.Select(index => scores[index]).ToArray(),
            pairs.Preferences.Select(preference => preference.Margin).ToArray(),
            _options.Centring,
            chosenGradient,
            rejectedGradient);
        double[] gradient = new double[scores.Length];
        for (int i = 0; i < chosenGradient.Length; i++)
        {
            gradient[pairs.Chosen[i]] += chosenGradient[i];
            gradient[pairs.Rejected[i]] += rejectedGradient[i];
        }

        tape.Seed(numbers, batch.Spread(gradient));
        optimizer.Accumulate(result.Loss);
        return result;
    }
}
