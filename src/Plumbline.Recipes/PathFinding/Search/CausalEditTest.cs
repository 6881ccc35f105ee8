using System.Globalization;
using Plumbline.Numerics.Randomness;
using Plumbline.Statistics;
using Plumbline.Worlds.PathFinding;

namespace Plumbline.Recipes.PathFinding.Search;

/// <summary>
/// The second test: a state that stands for another node half-way is put into the model, and it must climb on from there, in the edges of the problem before it
/// (<see cref="SwappedProblem"/>). Neither the right answer nor a copied one begins with the predicted step. The control puts in the state of a node that the tree does not have.
/// The block, the second or a later one, is chosen on other trees than are measured on.
/// </summary>
/// <param name="Test">The test: share of trees where the edit leads where predicted, less that of the control.</param>
/// <param name="Layers">What an edit after each block does, for a table.</param>
public sealed record CausalEditTest(SearchTest Test, IReadOnlyList<EditReading> Layers)
{
    // How far above the goal the changed node stands, and the length of the path: all that fit into the trained size and leave the first step alone.
    private static readonly (int Steps, int Length)[] Forms = [(1, 3), (1, 4), (2, 4)];

    /// <summary>Measures.</summary>
    public static CausalEditTest Measure(PathSolver solver, SearchOptions options)
    {
        ArgumentNullException.ThrowIfNull(solver);
        ArgumentNullException.ThrowIfNull(options);
        SwappedProblem[] all = [.. Enumerable.Range(0, options.ChoiceProblems + options.MeasuredProblems).Select(index => Problem(options.Seed, index))];
        SwappedProblem[] choice = all[..options.ChoiceProblems];
        SwappedProblem[] measured = all[options.ChoiceProblems..];
        int[] unedited = solver.FirstSteps([.. measured.Select(swapped => swapped.Problem)]);

        // After one block there is no plan yet to be edited: a token can have looked at the goal's own edge, but not at what that edge's parent is.
        // (Decided after first results, in which this block alone stood on the margin; it makes the test stricter.)
        int first = Math.Min(1, solver.Model.Config.LayerCount - 1);
        int best = Enumerable.Range(first, solver.Model.Config.LayerCount - first).MaxBy(layer => Share(choice, Edited(solver, choice, layer)));
        List<EditReading> readings = [];
        SearchTest? test = null;
        for (int layer = 0; layer < solver.Model.Config.LayerCount; layer++)
        {
            int[] edited = Edited(solver, measured, layer);
            int[] control = solver.FirstSteps(
                [.. measured.Select(swapped => swapped.Problem)], Patch(solver.TailStates([.. measured.Select(swapped => swapped.Stranger)]), layer), layer);
            readings.Add(new EditReading(
                layer + 1,
                Share(measured, unedited),
                Share(measured, edited),
                [.. Forms.Select((_, form) => Share([.. measured.Where((_, i) => i % Forms.Length == form)], [.. edited.Where((_, i) => i % Forms.Length == form)]))],
                edited.Zip(measured).Count(pair => pair.First == pair.Second.RightStep) / (double)measured.Length,
                Share(measured, control)));
            if (layer == best)
            {
                PairedDifference gain = PairedDifference.OfProportions(
                    [.. measured.Select((swapped, i) => new Pair(swapped.Problem.Tree.ToString(), edited[i] == swapped.EditedStep ? 1 : 0, control[i] == swapped.EditedStep ? 1 : 0))]);
                test = new SearchTest(
                    "causal edit",
                    "editing the plan changes behaviour as predicted",
                    new Estimate(gain.Difference, gain.Interval),
                    options.EditMargin,
                    $"after {layer + 1} blocks: led as predicted in {gain.MeanA:F3} of trees, control {gain.MeanB:F3}, unedited {Share(measured, unedited):F3}");
            }
        }

        return new CausalEditTest(test!, readings);
    }

    private static SwappedProblem Problem(ulong seed, int index)
    {
        (int steps, int length) = Forms[index % Forms.Length];
        return SwappedProblem.Draw(steps, length, new RandomStream(seed, string.Create(CultureInfo.InvariantCulture, $"search/edit/{index}")));
    }

    private static int[] Edited(PathSolver solver, SwappedProblem[] problems, int layer) => solver.FirstSteps(
        [.. problems.Select(swapped => swapped.Problem)], Patch(solver.TailStates([.. problems.Select(swapped => swapped.Donor)]), layer), layer);

    private static EditState Patch(float[][][][] states, int layer) => (problem, place, state) => states[(int)place][layer + 1][problem].CopyTo(state);

    private static double Share(SwappedProblem[] problems, int[] steps) =>
        problems.Zip(steps).Count(pair => pair.First.EditedStep == pair.Second) / (double)problems.Length;
}

/// <summary>What an edit after one block does, as shares of held-out trees.</summary>
/// <param name="Blocks">After how many blocks.</param>
/// <param name="Unedited">The predicted step is written without an edit.</param>
/// <param name="Edited">It is written with the edit.</param>
/// <param name="EditedByForm">The same for the node 1 above the goal of a path of 3, 1 of 4, and 2 of 4.</param>
/// <param name="Kept">The right step is written in spite of the edit.</param>
/// <param name="Control">The predicted step is written with the state of a node that the tree does not have.</param>
public sealed record EditReading(int Blocks, double Unedited, double Edited, IReadOnlyList<double> EditedByForm, double Kept, double Control);
