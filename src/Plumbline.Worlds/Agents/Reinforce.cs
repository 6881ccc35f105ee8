using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Environments;
using Plumbline.Worlds.Planning;

namespace Plumbline.Worlds.Agents;

/// <summary>
/// REINFORCE with a baseline (Williams 1992; Sutton and Barto 2018, section 13.4, without the factor γ^t, as is usual) for a linear softmax policy over
/// <see cref="World{TState}.Features"/>. It learns from visible rewards alone. The baseline is the running mean of the rewards to come, one for each distinct row of features.
/// An episode that the limit of steps cuts off has nothing to come.
/// </summary>
public static class Reinforce
{
    /// <summary>Trains a policy. It plays on the tables of the world, so a step costs some tens of nanoseconds and allocates nothing.</summary>
    /// <typeparam name="TState">The state of the world.</typeparam>
    /// <exception cref="ArgumentException">The options have problems, or the world has no features.</exception>
    public static LinearPolicy<TState> Train<TState>(World<TState> world, ReinforceOptions options, RandomStream random)
        where TState : struct, IEquatable<TState> => Train(world, FeatureTable.Of(world), options, random);

    /// <summary>The same with features that were listed before, for who trains on one world many times.</summary>
    internal static LinearPolicy<TState> Train<TState>(World<TState> world, FeatureTable table, ReinforceOptions options, RandomStream random)
        where TState : struct, IEquatable<TState>
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(random);
        if (options.Validate() is [_, ..] problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        TabularModel<TState> model = world.Model;
        LinearSoftmax policy = new(table, world.FeatureCount, model.ActionCount);
        double[] baseline = new double[table.Rows];
        double[] starts = Cumulative(model.Starts);
        Span<Move> moves = new Move[model.StepLimit];
        for (int done = 0; done < options.Episodes;)
        {
            int batch = Math.Min(options.BatchEpisodes, options.Episodes - done);
            for (int i = 0; i < batch; i++)
            {
                int count = Play(model, table, policy, starts, moves, random);
                Note(moves[..count], options, policy, baseline);
            }

            policy.Flush(policy.Weights, options.LearningRate / batch);
            done += batch;
        }

        return new LinearPolicy<TState>(world, policy.Weights);
    }

    // Advantages use the baseline from before the episode: it must not depend on what the episode did.
    private static void Note(Span<Move> moves, ReinforceOptions options, LinearSoftmax policy, double[] baseline)
    {
        double toCome = 0;
        for (int t = moves.Length - 1; t >= 0; t--)
        {
            toCome = moves[t].Reward + (options.Discount * toCome);
            moves[t] = moves[t] with { Reward = toCome };
            if (moves[t].Action >= 0)
            {
                policy.Add(moves[t].Row, moves[t].Action, toCome - baseline[moves[t].Row]);
            }
        }

        foreach (Move move in moves)
        {
            baseline[move.Row] += options.BaselineRate * (move.Reward - baseline[move.Row]);
        }
    }

    private static int Play<TState>(TabularModel<TState> model, FeatureTable table, LinearSoftmax policy, double[] starts, Span<Move> moves, RandomStream random)
        where TState : struct, IEquatable<TState>
    {
        int state = model.Starts[starts.Length == 1 ? 0 : Draw(starts, random.NextDouble())].State;
        for (int step = 0; step < moves.Length; step++)
        {
            int row = table.RowOf[state];
            double exploration = model.Exploration[state];
            bool isOwn = exploration == 0 || random.NextDouble() >= exploration;
            int action = isOwn ? SoftmaxMath.Draw(policy.Probabilities(row), random.NextDouble()) : random.NextInt(model.ActionCount);
            TabularBranch branch = model.Draw(state, action, random);
            moves[step] = new Move(row, isOwn ? action : -1, branch.Visible);
            state = branch.State;
            if (branch.Terminated)
            {
                return step + 1;
            }
        }

        return moves.Length;
    }

    private static double[] Cumulative(IReadOnlyList<(double Probability, int State)> starts)
    {
        double[] sums = new double[starts.Count];
        double sum = 0;
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] = sum += starts[i].Probability;
        }

        return sums;
    }

    // The first entry above the number; the last one where rounding left the sum below it.
    private static int Draw(double[] cumulative, double uniform)
    {
        (int low, int high) = (0, cumulative.Length - 1);
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = cumulative[middle] > uniform ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    // What an agent of chance did has action −1: it teaches the policy nothing.
    private readonly record struct Move(int Row, int Action, double Reward);
}
