using System.Globalization;
using System.Text;
using Plumbline.Numerics.Compute;
using Plumbline.Studies.EvalPlants;
using Plumbline.Studies.EvaluationRuns;
using Plumbline.Studies.PathFinding;
using Plumbline.Studies.RefusalScorer;
using Plumbline.Studies.RewardRealData;
using Plumbline.Studies.StatisticsErrors;
using Plumbline.Studies.ZooDetectors;
using Plumbline.Studies.ZooTour;

if (args is ["statistics-errors", .. var settings] && settings.Length % 2 == 0)
{
    Dictionary<string, string> chosen = settings.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
    int repetitions = int.Parse(chosen.GetValueOrDefault("--repetitions", "4000"), CultureInfo.InvariantCulture);
    ulong studySeed = ulong.Parse(chosen.GetValueOrDefault("--seed", "1"), CultureInfo.InvariantCulture);
    string page = StatisticsErrorsStudy.Run(repetitions, studySeed, chosen.GetValueOrDefault("--only"), Console.Error);
    Console.Write(page);
    if (chosen.TryGetValue("--out", out string? target))
    {
        await File.WriteAllTextAsync(target, page).ConfigureAwait(false);
    }

    return 0;
}

if (args is ["refusal-scorer", .. var refusalWords])
{
    return RefusalScorerCommand.Run(refusalWords);
}

if (args is ["path-finding", .. var pathSettings] && pathSettings.Length % 2 == 0)
{
    Dictionary<string, string> chosen = pathSettings.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
    ulong[] trainingSeeds = [.. chosen.GetValueOrDefault("--seeds", "1,2,3").Split(',').Select(seed => ulong.Parse(seed, CultureInfo.InvariantCulture))];
    string page = new PathFindingStudy(chosen.GetValueOrDefault("--models", "path-finders"), Console.Error).Run(trainingSeeds);
    Console.Write(page);
    if (chosen.TryGetValue("--out", out string? target))
    {
        await File.WriteAllTextAsync(target, page).ConfigureAwait(false);
    }

    return 0;
}

if (args is ["eval-run", .. var runSettings] && runSettings.Length % 2 == 0)
{
    return await EvaluationRunStudy.RunAsync(runSettings.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal)).ConfigureAwait(false);
}

if (args is ["zoo", .. var zooSettings] && zooSettings.Length % 2 == 0)
{
    return ZooTourStudy.Run(zooSettings.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal));
}

if (args is ["zoo-detectors", .. var detectorSettings] && detectorSettings.Length % 2 == 0)
{
    return ZooDetectorsStudy.Run(detectorSettings.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal));
}

if (args is not [("reward-real-data" or "reward-recipe-search" or "eval-plants") and var verb, .. var words] || words.Length % 2 != 0)
{
    Console.Error.WriteLine("usage: statistics-errors [--repetitions N] [--seed N] [--only PART] [--out FILE.md]");
    Console.Error.WriteLine("       zoo [--seeds N] [--threads N] [--out FILE.md] [--docs DIR]");
    Console.Error.WriteLine("       path-finding [--seeds 1,2,3] [--models DIR, where trained ones are kept] [--out FILE.md]");
    Console.Error.WriteLine("       refusal-scorer [--data DIR] [--check FILE.json] [--out FILE.md]");
    Console.Error.WriteLine("       zoo-detectors [--seeds N] [--trainings N] [--only EXHIBIT] [--out FILE.md] [--csv FILE.csv]");
    Console.Error.WriteLine("       reward-real-data|reward-recipe-search|eval-plants [--data DIR] [--only harmless|rules|truth|SUITE] [--seeds 1,2,3; eval-plants: how many] [--folds N] [--candidates '[{\"Epochs\":1},…]'] [--threads N] [--out FILE.md]");
    return 2;
}

Dictionary<string, string> options = words.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
string? data = options.GetValueOrDefault("--data") ?? Environment.GetEnvironmentVariable("PLUMBLINE_DATA");
if (data is null || !Directory.Exists(data))
{
    Console.Error.WriteLine($"no folder of data sets ({data ?? "none named"}): name it with --data or PLUMBLINE_DATA");
    return 2;
}

if (verb == "eval-plants")
{
    int count = int.Parse(options.GetValueOrDefault("--seeds", "200"), CultureInfo.InvariantCulture);
    string table = await EvalPlantsStudy.RunAsync(data, count, options.GetValueOrDefault("--only"), Console.Error).ConfigureAwait(false);
    Console.Write(table);
    if (options.TryGetValue("--out", out string? page))
    {
        await File.WriteAllTextAsync(page, table).ConfigureAwait(false);
    }

    return 0;
}

ulong[] seeds = [.. options.GetValueOrDefault("--seeds", "1,2,3").Split(',').Select(seed => ulong.Parse(seed, CultureInfo.InvariantCulture))];
int folds = int.Parse(options.GetValueOrDefault("--folds", "2"), CultureInfo.InvariantCulture);
string? only = options.GetValueOrDefault("--only");
using Processor processor = new(new ProcessorOptions { Threads = int.Parse(options.GetValueOrDefault("--threads", "2"), CultureInfo.InvariantCulture) });

if (verb == "reward-recipe-search")
{
    RecipeSearch search = new(data, processor, Console.Out, options.GetValueOrDefault("--candidates"));
    foreach ((string name, Action<int> run) in new (string, Action<int>)[] { ("harmless", search.Harmless), ("rules", search.Rules), ("truth", search.Truth) })
    {
        if (only is null || only == name)
        {
            Console.WriteLine(name);
            run(folds);
        }
    }

    return 0;
}

RewardRealDataStudy study = new(data, seeds, processor, Console.Error);
StringBuilder text = new();
if (only is null or "harmless")
{
    var (result, baselines) = study.Harmless();
    text.AppendLine("## HH-RLHF, harmless").AppendLine().AppendLine(ResultTable.OfOne(result, seeds)).AppendLine(ResultTable.OfBaselines(baselines, result.Items.Count));
}

if (only is null or "rules")
{
    text.AppendLine("## Rule-based-reward gold data").AppendLine().AppendLine(ResultTable.OfMany(study.Rules()));
}

if (only is null or "truth")
{
    var (result, baseline) = study.Truth();
    text.AppendLine("## TruthfulQA judge data").AppendLine().AppendLine(ResultTable.OfOne(result, seeds))
        .AppendLine(CultureInfo.InvariantCulture, $"Baseline: {baseline.Features}, {baseline.FeatureCount} features, penalty {baseline.Chosen.Penalty}.");
}

Console.Write(text);
if (options.TryGetValue("--out", out string? file))
{
    await File.WriteAllTextAsync(file, text.ToString()).ConfigureAwait(false);
}

return 0;
