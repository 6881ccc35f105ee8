using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Environments;

namespace Plumbline.Worlds.Agents;

/// <summary>The learner of <see cref="TabularLearner"/> for worlds that are too large to list: it plays episodes, and its table grows with what it sees.</summary>
public static class SampledLearner
{
    /// <summary>Trains on visible rewards and returns the greedy policy.</summary>
    /// <typeparam name="TState">The state of the world.</typeparam>
    /// <param name="world">The world; keep its observations few with <see cref="World{TState}.Observe"/>.</param>
    /// <param name="options">The same options as for tables.</param>
    /// <param name="random">The source of all chances.</param>
    /// <exception cref="ArgumentException">The options have problems.</exception>
    public static TabularPolicy<TState> Train<TState>(World<TState> world, TabularLearnerOptions options, RandomStream random)
        where TState : struct, IEquatable<TState>
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Validate() is [_, ..] problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        Dictionary<TState, double[]> table = [];
        Episode<TState> episode = new(world);
        for (int number = 0; number < options.Episodes; number++)
        {
            (double rate, double exploration) = options.At(number);
            double[] here = Row(episode.Reset(random));
            while (!episode.HasEnded)
            {
                int action = random.NextDouble() < Share(exploration) ? random.NextInt(here.Length) : TabularLearner.Best(here);
                StepResult<TState> result = episode.Step(action);
                double[] ahead = Row(result.Observation);
                double best = ahead[TabularLearner.Best(ahead)];
                double share = Share(exploration);
                double next = options.Rule == TabularRule.QLearning ? best : ((1 - share) * best) + (share * TabularLearner.Mean(ahead));
                here[action] += rate * (result.Reward + (result.Terminated ? 0 : world.Discount * options.Discount * next) - here[action]);
                here = ahead;
            }
        }

        return new TabularPolicy<TState>(table.ToDictionary(row => row.Key, row => TabularLearner.Best(row.Value)));

        double Share(double exploration) => Math.Max(exploration, world.Exploration(episode.State));

        double[] Row(TState observation)
        {
            if (!table.TryGetValue(observation, out double[]? row))
            {
                row = new double[world.Actions.Count];
                Array.Fill(row, options.InitialValue);
                table.Add(observation, row);
            }

            return row;
        }
    }
}
