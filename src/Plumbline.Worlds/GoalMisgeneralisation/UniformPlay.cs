using Plumbline.Worlds.Planning;

namespace Plumbline.Worlds.GoalMisgeneralisation;

/// <summary>What it is worth to draw every action at random, exactly: the zero of a score that has the best plan as its one.</summary>
internal static class UniformPlay
{
    /// <summary>The expected visible return over the horizon.</summary>
    public static double Return<TState>(TabularModel<TState> model)
        where TState : struct, IEquatable<TState>
    {
        (double[] values, double[] next) = (new double[model.States.Count], new double[model.States.Count]);
        for (int step = 0; step < model.StepLimit; step++)
        {
            for (int state = 0; state < values.Length; state++)
            {
                double sum = 0;
                for (int action = 0; action < model.ActionCount; action++)
                {
                    foreach (ref readonly TabularBranch branch in model.Step(state, action))
                    {
                        sum += branch.Probability * (branch.Visible + (branch.Terminated ? 0 : model.Discount * next[branch.State]));
                    }
                }

                values[state] = sum / model.ActionCount;
            }

            (values, next) = (next, values);
        }

        return model.Starts.Sum(start => start.Probability * next[start.State]);
    }
}
