using Plumbline.Models.Decoders;
using Plumbline.Numerics.Randomness;
using Plumbline.Statistics;
using Plumbline.Worlds.PathFinding;

namespace Plumbline.Recipes.PathFinding.Search;

/// <summary>
/// The first test: before the first node is written, every node between it and the goal can be read linearly off the states, better than off those of the same
/// model with random weights and better than with labels shuffled. Fit, choice of the place and measurement are on different, held-out trees.
/// </summary>
/// <param name="Test">The test: the node that is read worst, less its best control.</param>
/// <param name="Readings">What every probe reads, for a table.</param>
public sealed record DecodablePlanTest(SearchTest Test, IReadOnlyList<ProbeReading> Readings)
{
    /// <summary>Measures.</summary>
    public static DecodablePlanTest Measure(PathSolver solver, SearchOptions options)
    {
        ArgumentNullException.ThrowIfNull(solver);
        ArgumentNullException.ThrowIfNull(options);
        PathProblem[] problems = new PathGenerator(options.Seed, "search/plan", [PathKind.OfLength(PathKind.TrainedLength)], heldOut: true)
            .Generate(0, options.ProbeProblems + options.ChoiceProblems + options.MeasuredProblems);
        float[][][][] trained = solver.TailStates(problems);
        using PathSolver random = new(Decoder.Initialize(solver.Model.Config, new RandomStream(options.Seed, "search/plan/random-weights")));
        float[][][][] untrained = random.TailStates(problems);
        List<ProbeReading> readings = [];
        SearchTest? weakest = null;
        for (int steps = 1; steps < PathKind.TrainedLength; steps++)
        {
            int[] labels = [.. problems.Select(problem => problem.AboveGoal(steps))];
            int[] shuffled = [.. labels];
            new RandomStream(options.Seed, "search/plan/shuffle").Shuffle(shuffled.AsSpan(0, options.ProbeProblems));
            Place best = Choose(trained, labels, options);
            Place[] controls = [Choose(untrained, labels, options), Choose(trained, shuffled, options)];
            Place control = controls.MaxBy(place => place.Chosen)!;
            foreach (PromptPlace place in Enum.GetValues<PromptPlace>())
            {
                for (int depth = 0; depth < trained[0].Length; depth++)
                {
                    readings.Add(new ProbeReading(
                        steps, place, depth,
                        new Place(trained, place, depth, labels, options).Measured.Average(),
                        new Place(untrained, place, depth, labels, options).Measured.Average(),
                        new Place(trained, place, depth, shuffled, options).Measured.Average()));
                }
            }

            // The first step itself, the last of the loop, is in the table alone: a plan is what lies beyond it.
            if (steps < PathKind.TrainedLength - 1)
            {
                PairedDifference gain = PairedDifference.OfProportions(
                    [.. best.Measured.Zip(control.Measured, (a, b) => (a, b)).Select((pair, i) => new Pair(problems[i].Tree.ToString(), pair.a, pair.b))]);
                SearchTest test = new(
                    "decodable plan",
                    "the plan beyond the next action can be read off the states",
                    new Estimate(gain.Difference, gain.Interval),
                    options.PlanMargin,
                    $"{steps} above the goal, at the {best.Name}: read in {gain.MeanA:F3} of trees, best control {gain.MeanB:F3}");
                weakest = weakest is null || gain.Interval.Lower < weakest.Estimate.Interval.Lower ? test : weakest;
            }
        }

        return new DecodablePlanTest(weakest!, readings);
    }

    private static Place Choose(float[][][][] states, int[] labels, SearchOptions options) => Enum.GetValues<PromptPlace>()
        .SelectMany(place => Enumerable.Range(0, states[0].Length).Select(depth => new Place(states, place, depth, labels, options)))
        .MaxBy(place => place.Chosen)!;

    private sealed class Place
    {
        public Place(float[][][][] states, PromptPlace place, int depth, int[] labels, SearchOptions options)
        {
            float[][] all = states[(int)place][depth];
            LinearProbe probe = LinearProbe.Fit(all[..options.ProbeProblems], labels[..options.ProbeProblems], LabelledTree.LabelCount);
            double[] right = [.. all.Zip(labels, (state, label) => probe.Read(state) == label ? 1.0 : 0)];
            int measured = options.ProbeProblems + options.ChoiceProblems;
            Chosen = right[options.ProbeProblems..measured].Average();
            Measured = right[measured..];
            Name = $"{(place == PromptPlace.Goal ? "goal" : "root")} after {depth} blocks";
        }

        public double Chosen { get; }

        public double[] Measured { get; }

        public string Name { get; }
    }
}

/// <summary>What one probe reads, as shares of held-out trees.</summary>
/// <param name="Steps">Which node: so many steps above the goal.</param>
/// <param name="Place">Off which token.</param>
/// <param name="Depth">After how many blocks.</param>
/// <param name="Trained">Read off the model.</param>
/// <param name="Untrained">Read off the same model with random weights.</param>
/// <param name="Shuffled">Read off the model by a probe that was fitted to shuffled labels.</param>
public sealed record ProbeReading(int Steps, PromptPlace Place, int Depth, double Trained, double Untrained, double Shuffled);
