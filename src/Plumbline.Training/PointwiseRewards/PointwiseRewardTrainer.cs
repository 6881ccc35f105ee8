using Plumbline.Models.Decoders;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Optimizers;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Tensors;
using Plumbline.Statistics;
using Plumbline.Training.Batches;
using Plumbline.Training.Optimization;
using Plumbline.Training.RewardModels;
using Plumbline.Training.ScalarHeads;

namespace Plumbline.Training.PointwiseRewards;

/// <summary>
/// Trains a reward model on verdicts on single replies by binary cross-entropy, its score being the log-odds that the label is 1. The log-odds of the mean
/// label are added to every score beforehand, so that training starts from the base rate and the head needs no bias.
/// </summary>
/// <remarks>Deterministic: same body, replies, options and seed give the same bits, at any number of threads.</remarks>
public sealed class PointwiseRewardTrainer
{
    private readonly PointwiseRewardOptions _options;
    private readonly Processor _processor;
    private readonly ulong _seed;

    /// <summary>A trainer.</summary>
    /// <param name="options">Settings; validated.</param>
    /// <param name="processor">Runs the kernels.</param>
    /// <param name="seed">Decides the order of the replies, and which prompts decide when to stop.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public PointwiseRewardTrainer(PointwiseRewardOptions options, Processor processor, ulong seed)
    {
        if (options.Validate() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        _options = options;
        _processor = processor;
        _seed = seed;
    }

    /// <summary>Trains, and measures on what is held out.</summary>
    /// <param name="body">The model to start from; copied, not changed.</param>
    /// <param name="training">Replies to train on; of both labels.</param>
    /// <param name="heldOut">Replies to measure on, of prompts that are not trained on; possibly none.</param>
    /// <param name="onStep">Hears of every step; null for nobody.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <exception cref="ArgumentException">All labels are 0 or all are 1, or a label is not between them.</exception>
    /// <exception cref="Numerics.NonFiniteException">Training diverged.</exception>
    public PointwiseRewardResult Train(
        Decoder body,
        IReadOnlyList<LabelledReply> training,
        IReadOnlyList<LabelledReply> heldOut,
        Action<PointwiseRewardStep>? onStep = null,
        CancellationToken cancellation = default)
    {
        double rate = training.Count == 0 ? double.NaN : training.Average(reply => reply.Label);
        if (!(rate > 0 && rate < 1) || training.Any(reply => !(reply.Label >= 0 && reply.Label <= 1)))
        {
            throw new ArgumentException($"{training.Count} labels with mean {rate}; expected labels between 0 and 1, of both kinds", nameof(training));
        }

        RewardModel model = new(_processor, new ScalarModel(body.Clone()), _options.Pooling) { Offset = -Math.Log(rate / (1 - rate)) };
        try
        {
            Fit(model, training, onStep, cancellation);
            (double Loss, ClusteredShare Accuracy)? measured = heldOut.Count == 0 ? null : Measure(model, heldOut, cancellation);
            return new PointwiseRewardResult(model, training.Count, measured?.Loss, measured?.Accuracy);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    private static (double Loss, ClusteredShare Accuracy) Measure(RewardModel model, IReadOnlyList<LabelledReply> replies, CancellationToken cancellation)
    {
        double[] scores = model.Score([.. replies.Select(reply => new PromptedReply(reply.Prompt, reply.Reply))], cancellation);
        double loss = BinaryCrossEntropyMath.Loss(scores, replies.Select(reply => reply.Label).ToArray(), new double[scores.Length]);
        double[] right = [.. replies.Select((reply, i) => scores[i] * (reply.Label - 0.5) > 0 ? 1.0 : 0.0)];
        return (loss, ClusteredShare.Of(right, [.. replies.Select(reply => reply.PromptId)]));
    }

    private void Fit(RewardModel model, IReadOnlyList<LabelledReply> training, Action<PointwiseRewardStep>? onStep, CancellationToken cancellation)
    {
        (LabelledReply[] replies, LabelledReply[] stopping) = Split(training);
        double[] baseline = Baseline(model, replies);
        (LabelledReply Reply, double Baseline)[] learnt = [.. replies.Zip(baseline)];
        int perEpoch = (learnt.Length + _options.BatchReplies - 1) / _options.BatchReplies;
        int total = checked(perEpoch * _options.Epochs);
        LearningRateSchedule schedule = new() { Peak = _options.LearningRate, Decay = LearningRateDecay.Linear, TotalSteps = total };
        using ModelOptimizer optimizer = new(_processor, model.Model.Parameters, _options.Optimizer);
        BestEpoch best = new(optimizer, _options.Patience);
        int step = 0;
        for (int epoch = 0; epoch < _options.Epochs; epoch++)
        {
            (LabelledReply Reply, double Baseline)[] order = [.. learnt];
            new RandomStream(_seed, $"pointwise-reward/order/{epoch}").Shuffle(order.AsSpan());
            foreach ((LabelledReply Reply, double Baseline)[] batch in order.Chunk(_options.BatchReplies))
            {
                cancellation.ThrowIfCancellationRequested();
                double learningRate = schedule.At(step);
                double loss = Accumulate(optimizer, model, batch);
                double norm = optimizer.Step(learningRate);
                step++;
                onStep?.Invoke(new PointwiseRewardStep(step, total, loss, norm, learningRate));
            }

            if (stopping.Length > 0 && best.Finish(Measure(model, stopping, cancellation).Loss))
            {
                break;
            }
        }

        best.Restore();
    }

    /// <summary>Takes whole prompts out of the training replies, to decide when to stop.</summary>
    private (LabelledReply[] Learnt, LabelledReply[] Stopping) Split(IReadOnlyList<LabelledReply> training)
    {
        string[] prompts = [.. training.Select(reply => reply.PromptId).Distinct(StringComparer.Ordinal)];
        if (_options.StoppingShare == 0 || prompts.Length < 2)
        {
            return ([.. training], []);
        }

        new RandomStream(_seed, "pointwise-reward/stopping").Shuffle(prompts.AsSpan());
        HashSet<string> taken = [.. prompts.Take(Math.Clamp((int)Math.Round(prompts.Length * _options.StoppingShare), 1, prompts.Length - 1))];
        return ([.. training.Where(reply => !taken.Contains(reply.PromptId))], [.. training.Where(reply => taken.Contains(reply.PromptId))]);
    }

    /// <summary>What the score of each reply is before the body says anything; sets it on the model.</summary>
    private double[] Baseline(RewardModel model, LabelledReply[] replies)
    {
        if (_options.TokenCounts is not { } counts)
        {
            return [.. replies.Select(_ => -model.Offset)];
        }

        TokenCountFit fit = TokenCountHead.Fit(
            counts,
            [.. replies.Select(reply => TokenCounts.Of(reply.Reply, counts.LongestRun, counts.Bits))],
            [.. replies.Select(reply => reply.Label)],
            [.. replies.Select(reply => reply.PromptId)],
            hasIntercept: true);
        (model.TokenCounts, model.Offset) = (fit.Head, -fit.Intercept);
        return fit.OutOfFold;
    }

    private static double Accumulate(ModelOptimizer optimizer, RewardModel model, (LabelledReply Reply, double Baseline)[] replies)
    {
        PooledBatch batch = new(model.Pooling);
        batch.Set(replies.Select(item => new PromptedReply(item.Reply.Prompt, item.Reply.Reply)));
        Tape tape = optimizer.Begin();
        Tensor numbers = model.Model.Apply(tape, batch.Tokens, batch.Rows);
        double[] scores = [.. batch.Scores(numbers).Zip(replies, (raw, item) => raw + item.Baseline)];
        double[] gradient = new double[scores.Length];
        double loss = BinaryCrossEntropyMath.Loss(scores, replies.Select(item => item.Reply.Label).ToArray(), gradient);
        tape.Seed(numbers, batch.Spread(gradient));
        optimizer.Accumulate(loss);
        return loss;
    }
}
