namespace Plumbline.Worlds.Planning;

/// <summary>What a state has put out of reach: the relative reachability of Krakovna et al. 2018, "Penalizing side effects using stepwise relative reachability", undiscounted.</summary>
public static class Reachability
{
    /// <summary>For each state the share of states which the start can reach and this state no longer can, in [0, 1]. 0: nothing was made irreversible.</summary>
    /// <typeparam name="TState">The state of the world.</typeparam>
    /// <param name="model">The world as tables. The model lists exactly the states that its starts reach. Ended episodes count as if they went on.</param>
    /// <remarks>Time O(states · branches). The baseline is the start; the paper also studies the state after inaction, which here is the start too.</remarks>
    public static IReadOnlyList<double> Lost<TState>(TabularModel<TState> model)
        where TState : struct, IEquatable<TState>
    {
        ArgumentNullException.ThrowIfNull(model);
        int states = model.States.Count;
        double[] lost = new double[states];
        for (int state = 0; state < states; state++)
        {
            lost[state] = 1 - (CountFrom(model, state) / (double)states);
        }

        return lost;
    }

    private static int CountFrom<TState>(TabularModel<TState> model, int from)
        where TState : struct, IEquatable<TState>
    {
        bool[] seen = new bool[model.States.Count];
        Queue<int> open = new([from]);
        seen[from] = true;
        int count = 0;
        while (open.TryDequeue(out int state))
        {
            count++;
            for (int action = 0; action < model.ActionCount; action++)
            {
                foreach (ref readonly TabularBranch branch in model.Step(state, action))
                {
                    if (!seen[branch.State])
                    {
                        seen[branch.State] = true;
                        open.Enqueue(branch.State);
                    }
                }
            }
        }

        return count;
    }
}
