using System.Text.Json;
using Plumbline.Recipes.Stages;
using Plumbline.Runs;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Recipes.Zoo;

/// <summary>A tour of the failure zoo: trains the agents, measures them, writes scorecard and page.</summary>
public sealed class ZooPipeline
{
    /// <summary>The name of the only stage.</summary>
    public const string Stage = "zoo";

    private readonly ZooRecipe _recipe;
    private readonly TimeProvider _time;
    private readonly IProgress<StageProgress>? _progress;

    /// <summary>Prepares a tour; nothing is trained or written yet.</summary>
    /// <param name="recipe">Which exhibits, and how.</param>
    /// <param name="time">Stamps the run and measures rates.</param>
    /// <param name="progress">Hears how far it is; null for nobody.</param>
    /// <exception cref="ArgumentException">The recipe has problems; the message lists all.</exception>
    public ZooPipeline(ZooRecipe recipe, TimeProvider time, IProgress<StageProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        if (recipe.Validate() is [_, ..] problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(recipe));
        }

        _recipe = recipe;
        _time = time;
        _progress = progress;
    }

    /// <summary>Runs the tour.</summary>
    /// <param name="folder">An absent or empty folder.</param>
    /// <param name="cancellation">Stops it between two pieces of work.</param>
    /// <exception cref="RunException">The folder cannot be used.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public ZooOutcome Run(string folder, CancellationToken cancellation = default)
    {
        IReadOnlyList<Exhibit> exhibits = _recipe.Chosen();
        using RunDirectory run = RunDirectory.Create(folder, Manifest(), _time);
        try
        {
            StageReporter reporter = new(new StagePlace(Stage, 1, 1), 1, "runs", _time, _progress);
            Relay relay = new(reporter);
            IReadOnlyList<ExhibitResult> results = ZooRunner.Run(exhibits, _recipe.Options, relay, cancellation);
            reporter.Finish(relay.Done);
            ZooScorecard scorecard = new(_recipe.Options.Seed, _recipe.Options.Seeds, results);
            run.WriteScorecard(scorecard);
            run.WriteReport(ZooReport.Render(scorecard, exhibits));
            run.Complete();
            return new ZooOutcome(folder, scorecard, run.Layout.Report);
        }
        catch (OperationCanceledException)
        {
            run.Interrupt();
            throw;
        }
        catch (Exception exception)
        {
            run.Fail(exception.Message.ReplaceLineEndings(" "));
            throw;
        }
    }

    private RunManifest Manifest() => new()
    {
        Command = "zoo",
        Seeds = new Dictionary<string, ulong>(StringComparer.Ordinal) { ["first"] = _recipe.Options.Seed },
        Recipe = JsonSerializer.SerializeToNode(_recipe, RunJson.Document)!,
    };

    // Pieces are done on several threads; the reporter is for one at a time.
    private sealed class Relay(StageReporter reporter) : IProgress<ZooProgress>
    {
        private readonly Lock _gate = new();

        public int Done { get; private set; }

        public void Report(ZooProgress value)
        {
            lock (_gate)
            {
                Done = Math.Max(Done, value.Done);
                reporter.Total = value.Total;
                reporter.Report(Done);
            }
        }
    }
}
