using System.Collections.Concurrent;
using Plumbline.Models.Decoders;
using Plumbline.Recipes.Files;
using Plumbline.Runs;

namespace Plumbline.Recipes.PathFinding;

/// <summary>The path-finders that come with Plumbline, loaded once for each thread that uses them at the same time.</summary>
public sealed class ShippedPathFinders
{
    private readonly ConcurrentBag<PathSolver> _idle = [];
    private readonly string _name;

    private ShippedPathFinders(string name) => _name = name;

    /// <summary>The model of four blocks that was trained on endless problems: <c>models/path-finder</c>.</summary>
    public static ShippedPathFinders Solver { get; } = new("path-finder");

    /// <summary>A control, the same model trained on a few problems until it knows them by heart: <c>models/path-finder-memoriser</c>.</summary>
    public static ShippedPathFinders Memoriser { get; } = new("path-finder-memoriser");

    /// <summary>A control of one block, trained as the solver: <c>models/path-finder-one-layer</c>.</summary>
    public static ShippedPathFinders OneLayer { get; } = new("path-finder-one-layer");

    /// <summary>Measures something of the model. May be called from several threads at once; each has a copy of its own.</summary>
    /// <typeparam name="T">What is measured.</typeparam>
    /// <param name="measure">The measurement; must not keep or dispose the solver.</param>
    /// <exception cref="RunException">The model is neither beside the executable nor above it.</exception>
    public T Measure<T>(Func<PathSolver, T> measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        if (!_idle.TryTake(out PathSolver? solver))
        {
            solver = new PathSolver(Decoder.Load(Folder(_name)));
        }

        T measured = measure(solver);
        _idle.Add(solver);
        return measured;
    }

    private static string Folder(string name)
    {
        string relative = Path.Combine("models", name);
        return ShippedFolder.TryFind(AppContext.BaseDirectory, relative)
            ?? throw new RunException(relative, "the shipped model is neither beside the executable nor above it", "train it again with plumb model train-path-finder");
    }
}
