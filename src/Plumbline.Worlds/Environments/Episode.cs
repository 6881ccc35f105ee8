using Plumbline.Numerics.Randomness;

namespace Plumbline.Worlds.Environments;

/// <summary>One world being played, step by step as in Gymnasium: <see cref="Reset(ulong)"/>, then <see cref="Step"/> until the episode has ended. Stepping allocates nothing.</summary>
/// <typeparam name="TState">The state of the world.</typeparam>
public sealed class Episode<TState>
    where TState : struct, IEquatable<TState>
{
    private readonly World<TState> _world;
    private readonly Branches<TState> _branches = new();
    private RandomStream? _random;

    /// <summary>An episode of a world; call <see cref="Reset(ulong)"/> first.</summary>
    public Episode(World<TState> world)
    {
        ArgumentNullException.ThrowIfNull(world);
        _world = world;
    }

    /// <summary>The whole state, which the agent may not see.</summary>
    public TState State { get; private set; }

    /// <summary>How many steps are over.</summary>
    public int StepCount { get; private set; }

    /// <summary>The sum of visible rewards so far, discounted where the world discounts.</summary>
    public double VisibleReturn { get; private set; }

    /// <summary>The sum of hidden performance so far, discounted where the world discounts.</summary>
    public double HiddenReturn { get; private set; }

    /// <summary>True before the first <see cref="Reset(ulong)"/> and once the episode is over.</summary>
    public bool HasEnded { get; private set; } = true;

    /// <summary>Starts an episode.</summary>
    /// <param name="seed">The seed of all its chances: the same seed and actions give the same episode.</param>
    /// <returns>What the agent sees first.</returns>
    public TState Reset(ulong seed) => Reset(new RandomStream(seed, "episode"));

    /// <summary>Starts an episode whose chances come from a stream that may serve many episodes.</summary>
    /// <returns>What the agent sees first.</returns>
    public TState Reset(RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        _random = random;
        _branches.Clear();
        _world.Start(_branches);
        State = _branches.Draw(random).State;
        StepCount = 0;
        VisibleReturn = 0;
        HiddenReturn = 0;
        HasEnded = false;
        return _world.Observe(State);
    }

    /// <summary>Does one action.</summary>
    /// <param name="action">The index of the action in <see cref="World{TState}.Actions"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such action.</exception>
    /// <exception cref="InvalidOperationException">The episode is over, or was never started.</exception>
    public StepResult<TState> Step(int action)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(action);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(action, _world.Actions.Count);
        if (HasEnded)
        {
            throw new InvalidOperationException("the episode is over; call Reset before the next step");
        }

        TState before = State;
        Branch<TState> branch = _world.Sample(before, action, _branches, _random!);
        double weight = _world.Discount == 1 ? 1 : Math.Pow(_world.Discount, StepCount);
        VisibleReturn += weight * branch.Visible;
        HiddenReturn += weight * branch.Hidden;
        State = branch.State;
        StepCount++;
        bool truncated = !branch.Terminated && StepCount >= _world.StepLimit;
        HasEnded = branch.Terminated || truncated;
        StepInfo<TState> info = new(State, branch.Hidden, _world.Signs(before, action, State));
        return new StepResult<TState>(_world.Observe(State), branch.Visible, branch.Terminated, truncated, info);
    }
}
