using Plumbline.Worlds.Agents;

namespace Plumbline.Worlds.Planning;

/// <summary>What a policy without memory is worth, exactly.</summary>
public static class PolicyEvaluation
{
    /// <summary>The expected visible and hidden return over the horizon.</summary>
    /// <typeparam name="TState">The state of the world.</typeparam>
    /// <param name="model">The world as tables.</param>
    /// <param name="policy">The policy. Observations that it does not know take its default action.</param>
    public static (double Visible, double Hidden) Exact<TState>(TabularModel<TState> model, TabularPolicy<TState> policy)
        where TState : struct, IEquatable<TState>
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(policy);
        int states = model.States.Count;
        int[] actions = [.. model.ObservationOf.Select(observation => policy.Act(model.Observations[observation]))];
        (double[] visible, double[] hidden) = (new double[states], new double[states]);
        (double[] nextVisible, double[] nextHidden) = (new double[states], new double[states]);
        for (int step = 0; step < model.StepLimit; step++)
        {
            for (int state = 0; state < states; state++)
            {
                double random = model.Exploration[state];
                (double v, double h) = Value(model, state, actions[state], nextVisible, nextHidden);
                if (random > 0)
                {
                    (v, h) = ((1 - random) * v, (1 - random) * h);
                    for (int action = 0; action < model.ActionCount; action++)
                    {
                        (double visibleOfAction, double hiddenOfAction) = Value(model, state, action, nextVisible, nextHidden);
                        v += random / model.ActionCount * visibleOfAction;
                        h += random / model.ActionCount * hiddenOfAction;
                    }
                }

                (visible[state], hidden[state]) = (v, h);
            }

            (visible, nextVisible) = (nextVisible, visible);
            (hidden, nextHidden) = (nextHidden, hidden);
        }

        return (model.Starts.Sum(start => start.Probability * nextVisible[start.State]), model.Starts.Sum(start => start.Probability * nextHidden[start.State]));
    }

    private static (double Visible, double Hidden) Value<TState>(TabularModel<TState> model, int state, int action, double[] nextVisible, double[] nextHidden)
        where TState : struct, IEquatable<TState>
    {
        (double visible, double hidden) = (0, 0);
        foreach (ref readonly TabularBranch branch in model.Step(state, action))
        {
            double weight = branch.Terminated ? 0 : model.Discount;
            visible += branch.Probability * (branch.Visible + (weight * nextVisible[branch.State]));
            hidden += branch.Probability * (branch.Hidden + (weight * nextHidden[branch.State]));
        }

        return (visible, hidden);
    }
}
