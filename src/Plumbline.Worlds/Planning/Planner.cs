using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Agents;
using Plumbline.Worlds.Environments;

namespace Plumbline.Worlds.Planning;

/// <summary>The oracle: exact dynamic programming over the finite horizon, by backward induction (Puterman 1994, section 4.3). It sees whole states, so no agent can do better.</summary>
public static class Planner
{
    private const double Tie = 1e-9;

    /// <summary>The best plan.</summary>
    /// <typeparam name="TState">The state of the world.</typeparam>
    /// <param name="model">The world as tables.</param>
    /// <param name="objective">What it is best by.</param>
    /// <remarks>Time O(steps · branches). Where the world replaces a share of actions by random ones, the plan reckons with that.</remarks>
    public static Plan<TState> Solve<TState>(TabularModel<TState> model, PlanObjective objective)
        where TState : struct, IEquatable<TState>
    {
        ArgumentNullException.ThrowIfNull(model);
        int states = model.States.Count;
        (double[] first, double[] second) = (new double[states], new double[states]);
        (double[] nextFirst, double[] nextSecond) = (new double[states], new double[states]);
        byte[][] actions = new byte[model.StepLimit][];
        Values values = new(objective, model.Discount);
        for (int step = model.StepLimit - 1; step >= 0; step--)
        {
            actions[step] = new byte[states];
            for (int state = 0; state < states; state++)
            {
                (actions[step][state], first[state], second[state]) = Best(model, values, state, nextFirst, nextSecond);
            }

            (first, nextFirst) = (nextFirst, first);
            (second, nextSecond) = (nextSecond, second);
        }

        double a = model.Starts.Sum(start => start.Probability * nextFirst[start.State]);
        double b = model.Starts.Sum(start => start.Probability * nextSecond[start.State]);
        (double visible, double hidden) = values.Split(a, b);
        return new Plan<TState>(visible, hidden, new PlannedPolicy<TState>(model, actions));
    }

    /// <summary>The best plan's first actions as a policy without a clock: right where the best way does not depend on how many steps are left.</summary>
    /// <typeparam name="TState">The state of the world.</typeparam>
    /// <param name="model">The world as tables. States that look alike must have the same best action.</param>
    /// <param name="objective">What it is best by.</param>
    public static TabularPolicy<TState> FirstActions<TState>(TabularModel<TState> model, PlanObjective objective)
        where TState : struct, IEquatable<TState>
    {
        IPolicy<TState> plan = Solve(model, objective).Policy;
        RandomStream unused = new(0, "plan");
        Dictionary<TState, int> actions = [];
        for (int state = 0; state < model.States.Count; state++)
        {
            actions[model.Observations[model.ObservationOf[state]]] = plan.Act(model.States[state], 0, unused);
        }

        return new TabularPolicy<TState>(actions);
    }

    private static (byte Action, double First, double Second) Best<TState>(TabularModel<TState> model, Values values, int state, double[] nextFirst, double[] nextSecond)
        where TState : struct, IEquatable<TState>
    {
        (int best, double bestFirst, double bestSecond) = (-1, 0, 0);
        (double sumFirst, double sumSecond) = (0, 0);
        for (int action = 0; action < model.ActionCount; action++)
        {
            (double first, double second) = (0, 0);
            foreach (ref readonly TabularBranch branch in model.Step(state, action))
            {
                (double a, double b) = values.Of(branch);
                double weight = branch.Terminated ? 0 : values.Discount;
                first += branch.Probability * (a + (weight * nextFirst[branch.State]));
                second += branch.Probability * (b + (weight * nextSecond[branch.State]));
            }

            sumFirst += first;
            sumSecond += second;
            if (best < 0 || first > bestFirst + Tie || (first > bestFirst - Tie && second > bestSecond + Tie))
            {
                (best, bestFirst, bestSecond) = (action, first, second);
            }
        }

        double random = model.Exploration[state];
        return ((byte)best, ((1 - random) * bestFirst) + (random * sumFirst / model.ActionCount), ((1 - random) * bestSecond) + (random * sumSecond / model.ActionCount));
    }

    // Turns visible and hidden into "first, second", both to be made large, and back.
    private readonly record struct Values(PlanObjective Objective, double Discount)
    {
        public (double First, double Second) Of(in TabularBranch branch) => Objective switch
        {
            PlanObjective.VisibleThenLessHidden => (branch.Visible, -branch.Hidden),
            PlanObjective.VisibleThenHidden => (branch.Visible, branch.Hidden),
            _ => (branch.Hidden, branch.Visible),
        };

        public (double Visible, double Hidden) Split(double first, double second) => Objective switch
        {
            PlanObjective.VisibleThenLessHidden => (first, -second),
            PlanObjective.VisibleThenHidden => (first, second),
            _ => (second, first),
        };
    }

    private sealed class PlannedPolicy<TState>(TabularModel<TState> model, byte[][] actions) : IStatePolicy<TState>
        where TState : struct, IEquatable<TState>
    {
        private readonly Dictionary<TState, int> _numbers = model.States.Select((state, number) => (state, number)).ToDictionary(pair => pair.state, pair => pair.number);

        public int Act(TState observation, int step, RandomStream random) => actions[step][_numbers[observation]];
    }
}
