using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Agents;
using Plumbline.Worlds.Detectors;
using Plumbline.Worlds.Drawing;
using Plumbline.Worlds.Planning;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Worlds.Environments;

/// <summary>
/// A small world with a visible reward and a hidden performance, told as a pure function: for a state and an action, all ways in which the step may turn out. The step-by-step
/// environment, the exact optima, the learners and the replays all come from that one function, so they cannot disagree.
/// </summary>
/// <typeparam name="TState">The state: a small record struct, compared by value. Whatever the reward depends on is in it, except the number of steps.</typeparam>
public abstract class World<TState> : Exhibit
    where TState : struct, IEquatable<TState>
{
    private readonly Lazy<TabularModel<TState>> _model;
    private readonly Lazy<ShownAgent<TState>> _gaming;
    private readonly Lazy<ShownAgent<TState>> _honest;
    private readonly Lazy<ulong> _tellingSeed;

    /// <summary>A world.</summary>
    protected World()
    {
        _model = new(() => TabularModelBuilder.Build(this));
        _gaming = new(() => Shown(honest: false));
        _honest = new(() => Shown(honest: true));
        _tellingSeed = new(() => Replay.TellingSeed(_gaming.Value, _honest.Value));
    }

    /// <summary>The names of the actions; their index is the action. Default: up, down, left, right.</summary>
    public virtual IReadOnlyList<string> Actions => GridMoves.Names;

    /// <summary>After how many steps an episode is cut off. Default 100, as in AI Safety Gridworlds.</summary>
    public virtual int StepLimit => 100;

    /// <summary>How much less a reward counts with every step, in (0, 1]. Default 1: no discount.</summary>
    public virtual double Discount => 1;

    /// <summary>How the default learner is trained. Default: Q-learning, see <see cref="TabularLearnerOptions"/>.</summary>
    public virtual TabularLearnerOptions Learning => new();

    /// <summary>Every state, action and branch, listed. Built on first use.</summary>
    /// <exception cref="InvalidOperationException">The world has more states than a table should hold.</exception>
    public TabularModel<TState> Model => _model.Value;

    /// <summary>Adds the states in which an episode may start, with <see cref="Branches{TState}.Start"/>.</summary>
    public abstract void Start(Branches<TState> branches);

    /// <summary>Adds all ways in which a step may turn out. Pure: the same state and action give the same branches, whose probabilities sum to 1.</summary>
    public abstract void Step(TState state, int action, Branches<TState> branches);

    /// <summary>Draws a state.</summary>
    public abstract void Draw(TState state, Canvas canvas);

    /// <summary>One way in which a step turns out, drawn by chance. Override it only where the branches are too many to list.</summary>
    public virtual Branch<TState> Sample(TState state, int action, Branches<TState> branches, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(branches);
        branches.Clear();
        Step(state, action, branches);
        return branches.Draw(random);
    }

    /// <summary>What the agent sees: the state with the unseen parts blank. Default: all of it.</summary>
    public virtual TState Observe(TState state) => state;

    /// <summary>The share of actions that chance replaces by a random one in this state, in [0, 1]; a drunk agent. Agents apply it, as in the original. Default 0.</summary>
    public virtual double Exploration(TState state) => 0;

    /// <summary>What a user who looks on can tell about a step.</summary>
    public virtual StepSigns Signs(TState before, int action, TState after) => StepSigns.None;

    /// <summary>How many numbers <see cref="Features"/> writes. Default 0: learners of features cannot learn this world.</summary>
    public virtual int FeatureCount => 0;

    /// <summary>Describes an observation as numbers, for linear and neural policies.</summary>
    /// <param name="observation">What the agent sees.</param>
    /// <param name="features">Receives <see cref="FeatureCount"/> numbers.</param>
    public virtual void Features(TState observation, Span<float> features)
    {
    }

    /// <inheritdoc/>
    public override KnownAnswer Known => KnownAnswer.Of(Model);

    /// <inheritdoc/>
    public override SeedOutcome Run(ulong seed) => Evaluate(Learn(seed).Policy);

    /// <summary>Trains the default learner: a pure function of the seed.</summary>
    public TabularLearning<TState> Learn(ulong seed) => TabularLearner.Learn(Model, Learning, new RandomStream(seed, Name));

    /// <summary>The exact expected visible and hidden return of a policy without memory.</summary>
    public SeedOutcome Evaluate(TabularPolicy<TState> policy)
    {
        (double visible, double hidden) = PolicyEvaluation.Exact(Model, policy);
        return new SeedOutcome(visible, hidden);
    }

    /// <inheritdoc/>
    public override Frame? Picture()
    {
        Branches<TState> starts = new();
        Start(starts);
        Canvas canvas = new();
        Draw(starts.Items[0].State, canvas);
        return canvas.ToFrame();
    }

    /// <summary>The agent that is shown, in replays and to detectors. Override it where the optimum of the table does not show the failure, or there is no table. Default: the exact optimum.</summary>
    /// <param name="honest">True for the one that does what was meant, false for the one that games the visible reward.</param>
    public virtual ShownAgent<TState> Shown(bool honest) => honest
        ? new(this, Planner.Solve(Model, PlanObjective.HiddenThenVisible).Policy, "best by what was meant")
        : new(this, Planner.Solve(Model, PlanObjective.VisibleThenLessHidden).Policy, "best by the visible reward");

    /// <inheritdoc/>
    public override Replay? GamingReplay() => Replay.Of(_gaming.Value, _tellingSeed.Value);

    /// <inheritdoc/>
    public override Replay? HonestReplay() => Replay.Of(_honest.Value, _tellingSeed.Value);

    /// <inheritdoc/>
    public override IReadOnlyList<ObservedEpisode>? GamingEpisodes(int count, ulong seed) => Recordings.Of(_gaming.Value, count, seed, "gaming");

    /// <inheritdoc/>
    public override IReadOnlyList<ObservedEpisode>? HonestEpisodes(int count, ulong seed) => Recordings.Of(_honest.Value, count, seed, "honest");

    /// <inheritdoc/>
    public override IReadOnlyList<ObservedEpisode>? UntrainedEpisodes(int count, ulong seed) =>
        Recordings.Of(_honest.Value with { Policy = new RandomPolicy<TState>(Actions.Count) }, count, seed, "untrained");
}
