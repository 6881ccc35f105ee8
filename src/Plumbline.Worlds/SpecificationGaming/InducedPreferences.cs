using Plumbline.Worlds.Agents;
using Plumbline.Worlds.Planning;

namespace Plumbline.Worlds.SpecificationGaming;

/// <summary>How far a recommender has moved preferences, compared with what they would have become by themselves (Carroll et al. 2022, section 4).</summary>
public static class InducedPreferences
{
    /// <summary>The Wasserstein-1 distance between the preferences that a policy induces by the last step and those of natural drift, averaged over users, in places. Exact.</summary>
    /// <param name="model">The world as tables.</param>
    /// <param name="policy">The recommender.</param>
    /// <param name="places">How many places there are on the line of tastes.</param>
    /// <param name="drift">The probability per step with which a preference moves by itself to either side.</param>
    public static double Distance(TabularModel<TasteState> model, TabularPolicy<TasteState> policy, int places, double drift)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(policy);
        double distance = 0;
        foreach ((double probability, int start) in model.Starts)
        {
            double[] induced = new double[places];
            double[] after = Spread(model, policy, start);
            for (int state = 0; state < after.Length; state++)
            {
                induced[model.States[state].Now] += after[state];
            }

            double[] natural = Natural(model.States[start].First, model.StepLimit, places, drift);
            distance += probability * Wasserstein(induced, natural);
        }

        return distance;
    }

    /// <summary>The Wasserstein-1 distance of two distributions on a line of places: the area between their cumulative sums.</summary>
    public static double Wasserstein(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        (double difference, double area) = (0, 0);
        for (int place = 0; place < first.Count; place++)
        {
            difference += first[place] - second[place];
            area += Math.Abs(difference);
        }

        return area;
    }

    private static double[] Spread(TabularModel<TasteState> model, TabularPolicy<TasteState> policy, int start)
    {
        double[] now = new double[model.States.Count];
        now[start] = 1;
        for (int step = 0; step < model.StepLimit; step++)
        {
            double[] next = new double[now.Length];
            for (int state = 0; state < now.Length; state++)
            {
                if (now[state] > 0)
                {
                    foreach (ref readonly TabularBranch branch in model.Step(state, policy.Act(model.States[state])))
                    {
                        next[branch.State] += now[state] * branch.Probability;
                    }
                }
            }

            now = next;
        }

        return now;
    }

    private static double[] Natural(int first, int steps, int places, double drift)
    {
        double[] now = new double[places];
        now[first] = 1;
        for (int step = 0; step < steps; step++)
        {
            double[] next = new double[places];
            for (int place = 0; place < places; place++)
            {
                next[Math.Min(places - 1, place + 1)] += drift * now[place];
                next[Math.Max(0, place - 1)] += drift * now[place];
                next[place] += (1 - (2 * drift)) * now[place];
            }

            now = next;
        }

        return now;
    }
}
