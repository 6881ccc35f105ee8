using Plumbline.Worlds.Environments;

namespace Plumbline.Worlds.Planning;

/// <summary>Lists every state that a world can reach, from its starts outwards.</summary>
public static class TabularModelBuilder
{
    /// <summary>More branches than this are refused: such a world is for sampling.</summary>
    public const int MaxBranches = 4_000_000;

    private const double ProbabilityTolerance = 1e-9;

    /// <summary>The tables of a world.</summary>
    /// <typeparam name="TState">The state of the world.</typeparam>
    /// <exception cref="InvalidOperationException">Probabilities of a step do not sum to 1, or there are more than <see cref="MaxBranches"/> branches.</exception>
    public static TabularModel<TState> Build<TState>(World<TState> world)
        where TState : struct, IEquatable<TState>
    {
        ArgumentNullException.ThrowIfNull(world);
        Numbering<TState> states = new();
        Branches<TState> branches = new();
        world.Start(branches);
        RequireSum(branches, $"the starts of {world.Name}");
        List<(double, int)> starts = [];
        foreach (Branch<TState> start in branches.Items)
        {
            starts.Add((start.Probability, states.Of(start.State)));
        }

        int actions = world.Actions.Count;
        List<int> offsets = [0];
        List<TabularBranch> all = [];
        for (int state = 0; state < states.Items.Count; state++)
        {
            for (int action = 0; action < actions; action++)
            {
                branches.Clear();
                world.Step(states.Items[state], action, branches);
                RequireSum(branches, $"action {world.Actions[action]} of {world.Name} in {states.Items[state]}");
                foreach (Branch<TState> branch in branches.Items)
                {
                    all.Add(new TabularBranch(branch.Probability, states.Of(branch.State), branch.Visible, branch.Hidden, branch.Terminated));
                }

                offsets.Add(all.Count);
            }

            if (all.Count > MaxBranches)
            {
                throw new InvalidOperationException($"{world.Name} has over {MaxBranches} branches; expected a smaller world, or a policy that is trained by sampling");
            }
        }

        Numbering<TState> observations = new();
        int[] observationOf = [.. states.Items.Select(state => observations.Of(world.Observe(state)))];
        double[] exploration = [.. states.Items.Select(world.Exploration)];
        return new TabularModel<TState>(
            states.Items, observations.Items, observationOf, exploration, starts, [.. offsets], [.. all], actions, world.StepLimit, world.Discount);
    }

    private static void RequireSum<TState>(Branches<TState> branches, string place)
        where TState : struct, IEquatable<TState>
    {
        double sum = 0;
        foreach (Branch<TState> branch in branches.Items)
        {
            sum += branch.Probability;
        }

        if (Math.Abs(sum - 1) > ProbabilityTolerance)
        {
            throw new InvalidOperationException($"the probabilities of {place} sum to {sum}; expected 1");
        }
    }

    private sealed class Numbering<TState>
        where TState : struct, IEquatable<TState>
    {
        private readonly Dictionary<TState, int> _numbers = [];
        private readonly List<TState> _items = [];

        public IReadOnlyList<TState> Items => _items;

        public int Of(TState state)
        {
            if (!_numbers.TryGetValue(state, out int number))
            {
                number = _items.Count;
                _numbers.Add(state, number);
                _items.Add(state);
            }

            return number;
        }
    }
}
