using Plumbline.Models.Decoders;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Optimizers;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Tensors;
using Plumbline.Training.Batches;
using Plumbline.Training.Optimization;

namespace Plumbline.Training.Supervised;

/// <summary>
/// Fine-tunes a model on demonstrations by maximum likelihood of the replies; prompts are read and not learned ("completion-only", TRL's default for
/// prompts with completions). The loss of a step is the mean over all reply tokens of its batch, so that a long reply weighs more than a short one.
/// </summary>
/// <remarks>Deterministic: same model, demonstrations, options and seed give the same bits, at any number of threads.</remarks>
public sealed class SupervisedTrainer
{
    private readonly SupervisedOptions _options;
    private readonly Processor _processor;
    private readonly ulong _seed;

    /// <summary>A trainer.</summary>
    /// <param name="options">Settings; validated.</param>
    /// <param name="processor">Runs the kernels.</param>
    /// <param name="seed">Decides the order of the demonstrations in each pass.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public SupervisedTrainer(SupervisedOptions options, Processor processor, ulong seed)
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

    /// <summary>Trains the model in place.</summary>
    /// <param name="model">The model.</param>
    /// <param name="training">Demonstrations to train on, at least one.</param>
    /// <param name="heldOut">Demonstrations to measure on before and after; possibly none.</param>
    /// <param name="onStep">Hears of every step; null for nobody.</param>
    /// <param name="cancellation">Stops between passes; the model then keeps the steps made.</param>
    /// <exception cref="ArgumentException">There is nothing to train on, or a demonstration is empty or longer than the model's context.</exception>
    /// <exception cref="Numerics.NonFiniteException">Training diverged.</exception>
    public SupervisedResult Train(
        Decoder model,
        IReadOnlyList<Demonstration> training,
        IReadOnlyList<Demonstration> heldOut,
        Action<SupervisedStep>? onStep = null,
        CancellationToken cancellation = default)
    {
        if (training.Count == 0)
        {
            throw new ArgumentException("there is no demonstration to train on", nameof(training));
        }

        Check(model, training, nameof(training));
        Check(model, heldOut, nameof(heldOut));
        double? before = HeldOutLoss(model, heldOut, cancellation);
        int steps = Fit(model, training, onStep, cancellation);
        return new SupervisedResult(
            steps, training.Sum(ReplyTokens) * _options.Epochs, heldOut.Sum(ReplyTokens), before, HeldOutLoss(model, heldOut, cancellation));
    }

    private int Fit(Decoder model, IReadOnlyList<Demonstration> training, Action<SupervisedStep>? onStep, CancellationToken cancellation)
    {
        int perEpoch = (training.Count + _options.BatchExamples - 1) / _options.BatchExamples;
        int total = checked(perEpoch * _options.Epochs);
        LearningRateSchedule schedule = _options.Schedule(total);
        using ModelOptimizer optimizer = new(_processor, model.Parameters, _options.Optimizer);
        ReplyBatch batch = new();
        int step = 0;
        for (int epoch = 0; epoch < _options.Epochs; epoch++)
        {
            Demonstration[] order = [.. training];
            new RandomStream(_seed, $"supervised/order/{epoch}").Shuffle(order.AsSpan());
            foreach (Demonstration[] examples in order.Chunk(_options.BatchExamples))
            {
                double learningRate = schedule.At(step);
                double loss = Accumulate(optimizer, model, batch, examples, cancellation);
                double norm = optimizer.Step(learningRate);
                step++;
                onStep?.Invoke(new SupervisedStep(step, total, loss, (int)examples.Sum(ReplyTokens), norm, learningRate));
            }
        }

        return step;
    }

    private static double Accumulate(
        ModelOptimizer optimizer, Decoder model, ReplyBatch batch, Demonstration[] examples, CancellationToken cancellation)
    {
        long tokens = examples.Sum(ReplyTokens);
        double loss = 0;
        foreach (Range range in TokenBudget.Split([.. examples.Select(example => example.Prompt.Length + example.Reply.Length)]))
        {
            cancellation.ThrowIfCancellationRequested();
            batch.Set(examples[range].Select(example => new PromptedReply(example.Prompt, example.Reply)));
            Tape tape = optimizer.Begin();
            Tensor rows = tape.Rows(model.Hidden(tape, batch.Tokens), batch.Rows);
            Tensor logProbs = tape.TokenLogProbs(rows, model.OutputWeight, batch.Targets).LogProbs;
            double sum = 0;
            foreach (float logProb in logProbs.Values)
            {
                sum += logProb;
            }

            // The mean is over the whole batch, whatever passes it is cut into.
            float[] gradient = new float[logProbs.Values.Length];
            gradient.AsSpan().Fill((float)(-1.0 / tokens));
            tape.Seed(logProbs, gradient);
            optimizer.Accumulate(-sum / tokens);
            loss -= sum / tokens;
        }

        return loss;
    }

    private double? HeldOutLoss(Decoder model, IReadOnlyList<Demonstration> heldOut, CancellationToken cancellation)
    {
        if (heldOut.Count == 0)
        {
            return null;
        }

        double[][] logProbs = ReplyLogProbs.Compute(
            _processor, model, [.. heldOut.Select(example => new PromptedReply(example.Prompt, example.Reply))], cancellation);
        return -logProbs.Sum(reply => reply.Sum()) / heldOut.Sum(ReplyTokens);
    }

    private static long ReplyTokens(Demonstration example) => example.Reply.Length;

    private static void Check(Decoder model, IReadOnlyList<Demonstration> demonstrations, string parameter)
    {
        int most = model.Config.SupportedPositions;
        foreach (Demonstration example in demonstrations)
        {
            if (example.Prompt.Length == 0 || example.Reply.Length == 0 || example.Prompt.Length + example.Reply.Length - 1 > most)
            {
                throw new ArgumentException(
                    $"demonstration {example.Id} has {example.Prompt.Length} tokens of prompt and {example.Reply.Length} of reply; expected at least one each, and at most {most + 1} in all",
                    parameter);
            }
        }
    }
}
