using Plumbline.Statistics;
using Plumbline.Worlds.PathFinding;

namespace Plumbline.Recipes.PathFinding.Search;

/// <summary>The fourth test: problems larger than any in training, with longer paths in larger trees, are still solved.</summary>
/// <param name="Test">The test: the share of larger problems solved.</param>
/// <param name="Lengths">The share by length of path, for a table.</param>
public sealed record LargerProblemsTest(SearchTest Test, IReadOnlyList<LengthReading> Lengths)
{
    /// <summary>Measures.</summary>
    public static LargerProblemsTest Measure(PathSolver solver, SearchOptions options)
    {
        ArgumentNullException.ThrowIfNull(solver);
        ArgumentNullException.ThrowIfNull(options);
        LengthReading[] lengths = [.. Enumerable.Range(1, PathKind.LongestLength).Select(length => Read(solver, options, $"search/length/{length}", [PathKind.OfLength(length)], length))];
        LengthReading larger = Read(solver, options, "search/larger", PathKind.Larger, PathKind.TrainedLength + 1);
        SearchTest test = new(
            "larger problems",
            "it generalises to larger problems",
            larger.Solved,
            options.LargerShare,
            $"paths of {PathKind.TrainedLength + 1} to {PathKind.LongestLength} edges in up to {PathKind.OfLength(PathKind.LongestLength).Nodes} nodes; going down blindly {larger.Blind:F3}");
        return new LargerProblemsTest(test, lengths);
    }

    private static LengthReading Read(PathSolver solver, SearchOptions options, string collection, IReadOnlyList<PathKind> kinds, int length)
    {
        PathProblem[] problems = new PathGenerator(options.Seed, collection, kinds, heldOut: true).Generate(0, options.MeasuredProblems);
        int solved = solver.Solves(problems).Count(right => right);
        Estimate share = new((double)solved / problems.Length, ProportionInterval.Wilson(solved, problems.Length));
        return new LengthReading(length, share, problems.Average(problem => problem.BlindChance));
    }
}

/// <summary>How much of one length is solved.</summary>
/// <param name="Length">Edges of the path.</param>
/// <param name="Solved">Share of problems.</param>
/// <param name="Blind">What going down at random would solve, exactly.</param>
public sealed record LengthReading(int Length, Estimate Solved, double Blind);
