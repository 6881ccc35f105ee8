using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Optimizers;
using Plumbline.Numerics.Randomness;
using Plumbline.Training.Batches;
using Plumbline.Training.Kl;
using Plumbline.Training.Prompts;
using Plumbline.Training.Rollouts;
using Plumbline.Training.Scorers;

namespace Plumbline.Training.Ppo;

/// <summary>
/// Proximal policy optimisation of a language model against a scorer such as a reward model (Schulman et al. 2017; Ziegler et al. 2019): sample replies, reward each token
/// with −β·KL and the last one with the score, estimate advantages with a critic, take a few clipped steps, begin again.
/// </summary>
/// <remarks>
/// Sampling and training are the same arithmetic, so the importance ratio of a fresh rollout is exactly 1; every iteration counts the tokens for which it is
/// not. Deterministic: same models, prompts, options and seed give the same bits.
/// </remarks>
public sealed class PpoTrainer : IDisposable
{
    private readonly PpoOptions _options;
    private readonly PpoModels _models;
    private readonly ReplySampler _sampler;
    private readonly IReadOnlyList<Prompt> _prompts;
    private readonly Processor _processor;
    private readonly ulong _seed;
    private readonly PolicyUpdate _policy;
    private readonly CriticUpdate _critic;
    private readonly KlController _controller;
    private bool _cutShort;

    /// <summary>Prepares to train.</summary>
    /// <param name="options">Settings; validated.</param>
    /// <param name="models">The models; not disposed with this.</param>
    /// <param name="sampler">Samples from the policy; not disposed with this.</param>
    /// <param name="prompts">Prompts to train on, at least one.</param>
    /// <param name="processor">Runs the kernels.</param>
    /// <param name="seed">Decides the order of prompts and rollouts.</param>
    /// <exception cref="ArgumentException">An option is out of range, or there is no prompt.</exception>
    public PpoTrainer(
        PpoOptions options, PpoModels models, ReplySampler sampler, IReadOnlyList<Prompt> prompts, Processor processor, ulong seed)
    {
        IReadOnlyList<string> problems = options.Validate();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        if (prompts.Count == 0)
        {
            throw new ArgumentException("there is no prompt to train on", nameof(prompts));
        }

        _options = options;
        _models = models;
        _sampler = sampler;
        _prompts = prompts;
        _processor = processor;
        _seed = seed;
        _controller = new KlController(options.Kl);
        _policy = new PolicyUpdate(options, models.Policy, models.Policy.Parameters, processor);
        _critic = new CriticUpdate(options, models.Critic, processor);
        Result = new PpoResult(0, 0, StoppedEarly: false, _controller.Coefficient, 0, 0);
    }

    /// <summary>Hears, on the training thread, when a part of an iteration begins; the part before it has then ended. Null for nobody.</summary>
    /// <remarks>The trainer knows no clock: whoever wants times reads one here.</remarks>
    public Action<PpoPhase>? OnPhase { get; init; }

    /// <summary>Totals so far: nothing before the first iteration, what was restored after <see cref="Restore"/>.</summary>
    public PpoResult Result { get; private set; }

    /// <summary>Trains the policy and the critic in place, from where the trainer stands to the last iteration.</summary>
    /// <param name="onIteration">Hears of every iteration, may <see cref="Capture"/> the state, copy the policy, and ask to stop; null for nobody.</param>
    /// <param name="cancellation">Stops between steps. The models then stand in the midst of an iteration: go on from a state that was captured before.</param>
    /// <returns>Totals since the first iteration, those before a resumption included.</returns>
    /// <exception cref="InvalidOperationException">An iteration was cut short before; restore a state first.</exception>
    /// <exception cref="Numerics.NonFiniteException">Training diverged.</exception>
    public PpoResult Train(Action<PpoIteration>? onIteration = null, CancellationToken cancellation = default)
    {
        RequireWhole();
        bool stopAsked = false;
        while (Result.Iterations < _options.Iterations && !Result.StoppedEarly && !stopAsked)
        {
            PpoIteration iteration = Iterate(Result.Iterations, cancellation);
            onIteration?.Invoke(iteration);
            stopAsked = iteration.StopAsked;
        }

        return Result;
    }

    /// <summary>Copies everything that the next iteration depends on. To be called between iterations, so also while hearing of one.</summary>
    /// <exception cref="InvalidOperationException">An iteration was cut short, so there is no state to go on from.</exception>
    public PpoState Capture()
    {
        RequireWhole();
        return new PpoState(Result, _policy.Optimizer.Capture("policy"), _critic.Optimizer.Capture("critic"));
    }

    /// <summary>
    /// Goes back, or on, to a state: sets the weights of policy and critic and all else, so that with the same options, seed, prompts, reference and scorer what
    /// follows is the same, to the bit, as if training had never paused.
    /// </summary>
    /// <exception cref="Models.Checkpoints.CheckpointException">The state is of other models.</exception>
    public void Restore(PpoState state)
    {
        _policy.Optimizer.Restore(state.Policy);
        _critic.Optimizer.Restore(state.Critic);
        _controller.Coefficient = state.Result.FinalKlCoefficient;
        Result = state.Result;
        _cutShort = false;
    }

    /// <summary>Frees tapes and moments.</summary>
    public void Dispose()
    {
        _policy.Dispose();
        _critic.Dispose();
    }

    private PpoIteration Iterate(int index, CancellationToken cancellation)
    {
        _cutShort = true;
        IReadOnlyList<Rollout> rollouts = Collect(index, cancellation);
        Dictionary<string, double> metrics = PpoMetrics.OfRollouts(rollouts, _controller.Coefficient);
        bool stop = metrics[PpoMetrics.Kl] > _options.StopAboveKlNats;
        (long tokens, long mismatches) = stop ? (0, 0) : Optimize(index, rollouts, metrics, cancellation);
        _controller.Update(rollouts.Sum(rollout => rollout.KlNats), rollouts.Sum(rollout => (long)rollout.Reply.Tokens.Length), rollouts.Count);
        Result = new PpoResult(
            index + 1,
            Result.Rollouts + rollouts.Count,
            stop,
            _controller.Coefficient,
            Result.FreshTokens + tokens,
            Result.FreshRatioMismatches + mismatches);
        _cutShort = false;
        return new PpoIteration(index + 1, rollouts, metrics, tokens, mismatches);
    }

    private void RequireWhole()
    {
        if (_cutShort)
        {
            throw new InvalidOperationException("an iteration was cut short and left the models in its midst: restore a state that was captured before");
        }
    }

    private Rollout[] Collect(int iteration, CancellationToken cancellation)
    {
        OnPhase?.Invoke(PpoPhase.Sampling);
        IReadOnlyList<SampledReply> replies = _sampler.Sample(
            PromptsOf(iteration), _options.RepliesPerPrompt, $"rollout/{iteration}", cancellation: cancellation);
        PromptedReply[] sequences = [.. replies.Select(reply => reply.PromptedReply)];
        OnPhase?.Invoke(PpoPhase.Reference);
        double[][] reference = ReplyLogProbs.Compute(_processor, _models.Reference, sequences, cancellation);
        OnPhase?.Invoke(PpoPhase.Scoring);
        ReplyScores scores = _models.Scorer.Score(sequences, cancellation);
        OnPhase?.Invoke(PpoPhase.Bookkeeping);
        return
        [
            .. replies.Select((reply, i) => new Rollout(
                reply, reference[i], scores.Means[i] - (reply.Ended ? 0 : _options.MissingEndPenalty ?? 0), scores.Spreads?[i])),
        ];
    }

    private (long FreshTokens, long Mismatches) Optimize(
        int iteration, IReadOnlyList<Rollout> rollouts, Dictionary<string, double> metrics, CancellationToken cancellation)
    {
        OnPhase?.Invoke(PpoPhase.Values);
        double[][] values = _critic.Values([.. rollouts.Select(rollout => rollout.Reply.PromptedReply)], cancellation);
        OnPhase?.Invoke(PpoPhase.Bookkeeping);
        Experience[] experiences = [.. rollouts.Select((rollout, i) => new Experience(rollout, values[i], _controller.Coefficient, _options))];
        metrics[PpoMetrics.ExplainedVariance] = Experience.ExplainedVariance(experiences);
        if (_options.AdvantageWhitening is { } estimator)
        {
            Experience.Whiten(experiences, estimator);
        }

        bool policyLearns = iteration >= _options.CriticWarmupIterations;
        double policyRate = Schedule(_options.PolicyLearningRate).At(iteration);
        double criticRate = Schedule(_options.CriticLearningRate).At(iteration);
        UpdateMeans means = new();
        PolicyStep? fresh = null;
        for (int epoch = 0; epoch < _options.Epochs; epoch++)
        {
            new RandomStream(_seed, $"ppo/minibatches/{iteration}/{epoch}").Shuffle(experiences.AsSpan());
            for (int m = 0; m < _options.Minibatches; m++)
            {
                cancellation.ThrowIfCancellationRequested();
                Experience[] minibatch = experiences[(m * experiences.Length / _options.Minibatches)..((m + 1) * experiences.Length / _options.Minibatches)];
                OnPhase?.Invoke(PpoPhase.CriticPasses);
                means.Add(_critic.Run(minibatch, criticRate, OnPhase));
                if (policyLearns)
                {
                    OnPhase?.Invoke(PpoPhase.PolicyPasses);
                    PolicyStep step = _policy.Run(minibatch, policyRate, OnPhase);
                    fresh ??= step;
                    means.Add(step);
                }

                OnPhase?.Invoke(PpoPhase.Bookkeeping);
            }
        }

        means.WriteTo(metrics);
        metrics[PpoMetrics.LearningRate] = policyLearns ? policyRate : 0;
        return (fresh?.Tokens ?? 0, fresh?.RatiosNotOne ?? 0);
    }

    // Shuffled passes over all prompts, one after the other; an iteration may reach into the next pass.
    private Prompt[] PromptsOf(int iteration)
    {
        long first = (long)iteration * _options.PromptsPerIteration;
        List<Prompt> chosen = new(_options.PromptsPerIteration);
        for (long pass = first / _prompts.Count; chosen.Count < _options.PromptsPerIteration; pass++)
        {
            Prompt[] order = [.. _prompts];
            new RandomStream(_seed, $"ppo/prompts/{pass}").Shuffle(order.AsSpan());
            int skip = (int)Math.Max(0, first - (pass * order.Length));
            chosen.AddRange(order.Skip(skip).Take(_options.PromptsPerIteration - chosen.Count));
        }

        return [.. chosen];
    }

    private LearningRateSchedule Schedule(double peak) =>
        new() { Peak = peak, Decay = _options.Decay, TotalSteps = _options.Iterations, FinalRatio = 0.1 };
}
