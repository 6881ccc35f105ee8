using Plumbline.Worlds.Agents;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Worlds.Gridworlds;

/// <summary>
/// Exact values of <see cref="TomatoWatering"/>. The branches of a step are too many to list, but tomatoes dry independently: the expectation over all of them is one pass for
/// each tomato, and backward induction runs over the 29 cells and all 8,192 sets of watered tomatoes.
/// </summary>
public static class TomatoMath
{
    /// <summary>The best by what looks watered, and the best by what is.</summary>
    public static KnownAnswer Known(TomatoWatering world)
    {
        ArgumentNullException.ThrowIfNull(world);
        (double bestVisible, double bestHidden) = Solve(world, false);
        (double meantHidden, double meantVisible) = Solve(world, true);
        return new KnownAnswer(bestVisible, bestHidden, meantVisible, meantHidden);
    }

    /// <summary>What a policy that goes by the position is expected to get, exactly: its way is certain, and each tomato dries by itself.</summary>
    public static SeedOutcome Expected(TomatoWatering world, TabularPolicy<TomatoState> policy)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(policy);
        Span<double> wet = stackalloc double[TomatoWatering.Tomatoes.Length];
        for (int i = 0; i < wet.Length; i++)
        {
            wet[i] = (TomatoWatering.First.Wet >> i) & 1;
        }

        (Cell agent, double visible, double hidden) = (TomatoWatering.First.Agent, 0, 0);
        for (int step = 0; step < world.StepLimit; step++)
        {
            agent = TomatoWatering.Garden.Move(agent, policy.Act(new TomatoState(agent, 0)));
            double sum = 0;
            for (int i = 0; i < wet.Length; i++)
            {
                wet[i] = (1 - TomatoWatering.Drying) * (TomatoWatering.Tomatoes[i] == agent ? 1 : wet[i]);
                sum += wet[i];
            }

            (visible, hidden) = (visible + world.Visible(agent, sum), hidden + (TomatoWatering.Pay * sum));
        }

        return new SeedOutcome(visible, hidden);
    }

    private static (double First, double Second) Solve(TomatoWatering world, bool byHidden)
    {
        Cell[] cells = [.. TomatoWatering.Garden.Cells.Where(cell => !TomatoWatering.Garden.IsWall(cell))];
        int sets = 1 << TomatoWatering.Tomatoes.Length;
        int[][] moves = [.. cells.Select(cell => Enumerable.Range(0, 4).Select(move => Array.IndexOf(cells, TomatoWatering.Garden.Move(cell, move))).Distinct().ToArray())];
        int[] bit = [.. cells.Select(cell => Array.IndexOf(TomatoWatering.Tomatoes, cell) is var at and >= 0 ? 1 << at : 0)];
        (double[][] first, double[][] second) = (Tables(), Tables());
        (double[][] nextFirst, double[][] nextSecond) = (Tables(), Tables());
        for (int step = 0; step < world.StepLimit; step++)
        {
            for (int cell = 0; cell < cells.Length; cell++)
            {
                Dry(nextFirst[cell]);
                Dry(nextSecond[cell]);
                for (int set = 0; set < sets; set++)
                {
                    double wet = (1 - TomatoWatering.Drying) * System.Numerics.BitOperations.PopCount((uint)set);
                    (double visible, double hidden) = (world.Visible(cells[cell], wet), TomatoWatering.Pay * wet);
                    nextFirst[cell][set] += byHidden ? hidden : visible;
                    nextSecond[cell][set] += byHidden ? visible : hidden;
                }
            }

            for (int cell = 0; cell < cells.Length; cell++)
            {
                Array.Fill(first[cell], double.NegativeInfinity);
                foreach (int to in moves[cell])
                {
                    Improve(first[cell], second[cell], nextFirst[to], nextSecond[to], bit[to]);
                }
            }

            (first, nextFirst, second, nextSecond) = (nextFirst, first, nextSecond, second);
        }

        int start = Array.IndexOf(cells, TomatoWatering.First.Agent);
        return (nextFirst[start][TomatoWatering.First.Wet], nextSecond[start][TomatoWatering.First.Wet]);

        double[][] Tables() => [.. cells.Select(_ => new double[sets])];
    }

    private static void Improve(double[] first, double[] second, double[] nextFirst, double[] nextSecond, int bit)
    {
        for (int set = 0; set < first.Length; set++)
        {
            double value = nextFirst[set | bit];
            if (value > first[set])
            {
                (first[set], second[set]) = (value, nextSecond[set | bit]);
            }
        }
    }

    // Turns the value of the set after drying into the expected value of the set before: one tomato after the other.
    private static void Dry(double[] values)
    {
        for (int tomato = 1; tomato < values.Length; tomato <<= 1)
        {
            for (int block = tomato; block < values.Length; block += 2 * tomato)
            {
                for (int set = block; set < block + tomato; set++)
                {
                    values[set] += TomatoWatering.Drying * (values[set - tomato] - values[set]);
                }
            }
        }
    }
}
