using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Planning;

namespace Plumbline.Worlds.Agents;

/// <summary>
/// Tabular Q-learning and Expected SARSA (Sutton and Barto 2018, sections 6.5 and 6.6) on the tables of a world. It learns from visible rewards alone. An episode that the limit
/// of steps cuts off is not taken for ended: the last state keeps its value, so that a policy without a clock can be right.
/// </summary>
public static class TabularLearner
{
    /// <summary>Trains and returns the greedy policy.</summary>
    /// <typeparam name="TState">The state of the world.</typeparam>
    /// <exception cref="ArgumentException">The options have problems.</exception>
    public static TabularPolicy<TState> Train<TState>(TabularModel<TState> model, TabularLearnerOptions options, RandomStream random)
        where TState : struct, IEquatable<TState> => Learn(model, options, random).Policy;

    /// <summary>Trains and returns the greedy policy, the values that it believes in, and what the episodes of training were worth.</summary>
    /// <typeparam name="TState">The state of the world.</typeparam>
    /// <param name="model">The world as tables.</param>
    /// <param name="options">How it is trained.</param>
    /// <param name="random">The source of all chances.</param>
    /// <param name="start">The values that it starts from, as an earlier learning on a world with the same observations left them. Default null: <see cref="TabularLearnerOptions.InitialValue"/> everywhere.</param>
    /// <exception cref="ArgumentException">The options have problems, or the values at the start are not one per observation and action.</exception>
    public static TabularLearning<TState> Learn<TState>(TabularModel<TState> model, TabularLearnerOptions options, RandomStream random, IReadOnlyList<double>? start = null)
        where TState : struct, IEquatable<TState>
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(random);
        if (options.Validate() is [_, ..] problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        int actions = model.ActionCount;
        double[] values = new double[model.Observations.Count * actions];
        Array.Fill(values, options.InitialValue);
        if (start is not null)
        {
            if (start.Count != values.Length)
            {
                throw new ArgumentException($"there are {start.Count} values to start from; expected {values.Length}, one per observation and action", nameof(start));
            }

            for (int i = 0; i < values.Length; i++)
            {
                values[i] = start[i];
            }
        }

        double[] visibleReturns = new double[options.Episodes];
        double[] hiddenReturns = new double[options.Episodes];
        for (int episode = 0; episode < options.Episodes; episode++)
        {
            (double rate, double exploration) = options.At(episode);
            (visibleReturns[episode], hiddenReturns[episode]) = Play(model, options, values, rate, exploration, random);
        }

        Dictionary<TState, int> table = new(model.Observations.Count);
        for (int observation = 0; observation < model.Observations.Count; observation++)
        {
            table.Add(model.Observations[observation], Best(values.AsSpan(observation * actions, actions)));
        }

        return new TabularLearning<TState>(new TabularPolicy<TState>(table), values, visibleReturns, hiddenReturns);
    }

    private static (double Visible, double Hidden) Play<TState>(TabularModel<TState> model, TabularLearnerOptions options, double[] values, double rate, double exploration, RandomStream random)
        where TState : struct, IEquatable<TState>
    {
        int actions = model.ActionCount;
        double discount = model.Discount * options.Discount;
        int state = DrawStart(model, random);
        (double visible, double hidden, double weight) = (0, 0, 1);
        for (int step = 0; step < model.StepLimit; step++)
        {
            double share = Math.Max(exploration, model.Exploration[state]);
            int row = model.ObservationOf[state] * actions;
            int action = random.NextDouble() < share ? random.NextInt(actions) : Best(values.AsSpan(row, actions));
            TabularBranch branch = model.Draw(state, action, random);
            double next = 0;
            if (!branch.Terminated)
            {
                Span<double> ahead = values.AsSpan(model.ObservationOf[branch.State] * actions, actions);
                double best = ahead[Best(ahead)];
                double shareAhead = Math.Max(exploration, model.Exploration[branch.State]);
                next = options.Rule == TabularRule.QLearning ? best : ((1 - shareAhead) * best) + (shareAhead * Mean(ahead));
            }

            ref double value = ref values[row + action];
            value += rate * (branch.Visible + (discount * next) - value);
            visible += weight * branch.Visible;
            hidden += weight * branch.Hidden;
            weight *= model.Discount;
            state = branch.State;
            if (branch.Terminated)
            {
                break;
            }
        }

        return (visible, hidden);
    }

    private static int DrawStart<TState>(TabularModel<TState> model, RandomStream random)
        where TState : struct, IEquatable<TState>
    {
        if (model.Starts.Count == 1)
        {
            return model.Starts[0].State;
        }

        double left = random.NextDouble();
        foreach ((double probability, int state) in model.Starts)
        {
            left -= probability;
            if (left < 0)
            {
                return state;
            }
        }

        return model.Starts[^1].State;
    }

    internal static int Best(ReadOnlySpan<double> values)
    {
        int best = 0;
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] > values[best])
            {
                best = i;
            }
        }

        return best;
    }

    internal static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }
}
