using Plumbline.Numerics.Randomness;

namespace Plumbline.Worlds.Planning;

/// <summary>A whole world as tables: every state that can be reached, every action, every branch. States and observations are numbered from 0.</summary>
/// <typeparam name="TState">The state of the world.</typeparam>
public sealed class TabularModel<TState>
    where TState : struct, IEquatable<TState>
{
    internal TabularModel(
        IReadOnlyList<TState> states, IReadOnlyList<TState> observations, int[] observationOf, double[] exploration,
        IReadOnlyList<(double Probability, int State)> starts, int[] offsets, TabularBranch[] branches, int actionCount, int stepLimit, double discount)
    {
        States = states;
        Observations = observations;
        ObservationOf = observationOf;
        Exploration = exploration;
        Starts = starts;
        Offsets = offsets;
        Branches = branches;
        ActionCount = actionCount;
        StepLimit = stepLimit;
        Discount = discount;
    }

    /// <summary>The states by number.</summary>
    public IReadOnlyList<TState> States { get; }

    /// <summary>What an agent may see, by number.</summary>
    public IReadOnlyList<TState> Observations { get; }

    /// <summary>For each state the number of its observation.</summary>
    public IReadOnlyList<int> ObservationOf { get; }

    /// <summary>For each state the share of actions that chance replaces by a random one.</summary>
    public IReadOnlyList<double> Exploration { get; }

    /// <summary>Where an episode starts, with probabilities that sum to 1.</summary>
    public IReadOnlyList<(double Probability, int State)> Starts { get; }

    /// <summary>How many actions there are.</summary>
    public int ActionCount { get; }

    /// <summary>After how many steps an episode is cut off.</summary>
    public int StepLimit { get; }

    /// <summary>How much less a reward counts with every step.</summary>
    public double Discount { get; }

    private int[] Offsets { get; }

    private TabularBranch[] Branches { get; }

    /// <summary>The branches of an action in a state.</summary>
    public ReadOnlySpan<TabularBranch> Step(int state, int action)
    {
        int index = (state * ActionCount) + action;
        return Branches.AsSpan(Offsets[index], Offsets[index + 1] - Offsets[index]);
    }

    /// <summary>One branch of an action in a state, drawn by probability. A single branch draws no random number.</summary>
    internal TabularBranch Draw(int state, int action, RandomStream random)
    {
        ReadOnlySpan<TabularBranch> branches = Step(state, action);
        if (branches.Length == 1)
        {
            return branches[0];
        }

        double left = random.NextDouble();
        foreach (ref readonly TabularBranch branch in branches)
        {
            left -= branch.Probability;
            if (left < 0)
            {
                return branch;
            }
        }

        return branches[^1];
    }
}

/// <summary>One way in which a step may turn out, with the state by number.</summary>
/// <param name="Probability">How probable it is.</param>
/// <param name="State">The number of the state afterwards.</param>
/// <param name="Visible">The visible reward.</param>
/// <param name="Hidden">The hidden performance.</param>
/// <param name="Terminated">True where the episode ends.</param>
public readonly record struct TabularBranch(double Probability, int State, double Visible, double Hidden, bool Terminated);
