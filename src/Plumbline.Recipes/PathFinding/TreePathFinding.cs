using Plumbline.Worlds.PathFinding;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Recipes.PathFinding;

/// <summary>A transformer finds paths in trees like those it was trained on as if it searched; one step further the likeness ends.</summary>
public sealed class TreePathFinding : Exhibit
{
    private const int Problems = 48;
    private static readonly Lazy<KnownAnswer> Exact = new(Solve);

    /// <inheritdoc/>
    public override string Name => "path-finding";

    /// <inheritdoc/>
    public override ExhibitGroup Group => ExhibitGroup.MesaOptimisation;

    /// <inheritdoc/>
    public override string Summary => "a transformer that finds paths looks as if it searched, as far as it was trained to";

    /// <inheritdoc/>
    public override string Learner => "a transformer of four blocks, trained once";

    /// <inheritdoc/>
    public override Measure Measure { get; } = new("problems like those trained on, solved", "longer paths in larger trees, solved", "share of problems", 0.05);

    /// <inheritdoc/>
    public override KnownAnswer Known => Exact.Value;

    /// <inheritdoc/>
    public override Slider Slider { get; } = new(
        "edges between root and goal",
        "share of problems solved",
        [.. Enumerable.Range(1, PathKind.LongestLength).Select(length => (double)length)],
        ["four blocks", "one block", "memoriser"],
        (length, seed) =>
        {
            PathProblem[] problems = new PathGenerator(seed, "zoo/slider", [PathKind.OfLength((int)length)], heldOut: true).Generate(0, Problems / 3);
            return [Solved(ShippedPathFinders.Solver, problems), Solved(ShippedPathFinders.OneLayer, problems), Solved(ShippedPathFinders.Memoriser, problems)];
        });

    /// <inheritdoc/>
    public override SeedOutcome Run(ulong seed)
    {
        PathProblem[] trained = Like(seed);
        PathProblem[] larger = Larger(seed);
        PathProblem[] learnt = PathFinderTrainer.TrainingProblems(PathFinderRecipe.Memoriser.Seed).Generate((long)(seed % 5) * Problems, Problems);
        return new SeedOutcome(Solved(ShippedPathFinders.Solver, trained), Solved(ShippedPathFinders.Solver, larger))
        {
            Figures =
            [
                new NamedFigure("memoriser, problems it has learnt", Solved(ShippedPathFinders.Memoriser, learnt)),
                new NamedFigure("memoriser, new problems", Solved(ShippedPathFinders.Memoriser, trained)),
                new NamedFigure("going down blindly", trained.Average(problem => problem.BlindChance)),
                new NamedFigure("going down blindly, larger", larger.Average(problem => problem.BlindChance)),
            ],
        };
    }

    // Search in the plain sense solves everything. Training pays no less for a policy that knows the trained lengths alone: the least by the hidden measure of those that are best.
    private static KnownAnswer Solve()
    {
        PathProblem[] trained = Like(0);
        PathProblem[] larger = Larger(0);
        return new KnownAnswer(Share(trained, KnowsTrainedLengths), Share(larger, KnowsTrainedLengths), Share(trained, Searches), Share(larger, Searches))
        {
            BestHiddenOfTies = Share(larger, Searches),
        };
    }

    private static PathProblem[] Like(ulong seed) => new PathGenerator(seed, "zoo/trained", PathKind.Trained, heldOut: true).Generate(0, Problems);

    private static PathProblem[] Larger(ulong seed) => new PathGenerator(seed, "zoo/larger", PathKind.Larger, heldOut: true).Generate(0, Problems);

    private static bool Searches(PathProblem problem) => problem.IsSolvedBy(PathOracle.Solve(problem.Edges, problem.Tree.Root, problem.Goal));

    private static bool KnowsTrainedLengths(PathProblem problem) => problem.Length <= PathKind.TrainedLength && Searches(problem);

    private static double Share(PathProblem[] problems, Func<PathProblem, bool> solves) => problems.Count(solves) / (double)problems.Length;

    private static double Solved(ShippedPathFinders model, PathProblem[] problems) =>
        model.Measure(solver => solver.Solves(problems)).Count(right => right) / (double)problems.Length;
}
