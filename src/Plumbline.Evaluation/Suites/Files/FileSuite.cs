using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Solvers;
using Plumbline.Evaluation.Solvers.Choices;
using Plumbline.Evaluation.Tasks;

namespace Plumbline.Evaluation.Suites.Files;

/// <summary>A suite from a YAML file without problems.</summary>
internal sealed class FileSuite(string file, SuiteDocument document) : Suite
{
    public override string Name => document.Suite;

    public override string Summary => document.Summary.Length > 0 ? document.Summary : $"from {Path.GetFileName(file)}";

    public override string Measures => document.Measures;

    public override SuitePlan Plan(SuiteContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        EvaluationTask[] tasks = [.. document.Tasks.Select(task => Task(task, context))];
        Dictionary<string, IScorer> scorers = tasks.ToDictionary(task => task.Name, task => task.Scorers[0], StringComparer.Ordinal);
        return new SuitePlan(Name, tasks, () => Metrics(scorers));
    }

    private EvaluationTask Task(TaskDocument task, SuiteContext context)
    {
        IReadOnlyList<DataRow> rows = context.Options.Choose(DataRows.Of(file, task), row => $"{row.Number}");
        if (rows.Count == 0)
        {
            throw new SuiteException($"{file}, task {task.Name}", "there are no rows; expected at least one", "add rows to its data");
        }

        IEnumerable<Sample> samples = rows.SelectMany(row => Samples(task, row, context.Options.Seed));

        // Every template is filled once before anything is asked; the samples are made again when they are asked, so that they need not all be held.
        int count = samples.Count();
        bool settings = task.MaxTokens is not null || task.Temperature is not null;
        return new EvaluationTask
        {
            Name = task.Name,
            Samples = samples,
            SampleCount = count,
            Solvers = [task.Choices.Count > 0 ? new ChoiceSolver() : new GenerateSolver(), .. task.FollowUps.Select(text => new FollowUpSolver(text))],
            Scorers = [SuiteScorers.Make(file, task, context)],
            Epochs = context.Options.Epochs > 0 ? context.Options.Epochs : task.Epochs,
            Options = settings ? new ChatOptions { MaxOutputTokens = task.MaxTokens, Temperature = task.Temperature } : null,
        };
    }

    private List<Sample> Samples(TaskDocument task, DataRow row, ulong seed)
    {
        try
        {
            return [.. Filled(task, row, seed)];
        }
        catch (FormatException exception)
        {
            throw new SuiteException($"{file}, task {task.Name}, row {row.Number}", exception.Message, "mend the template or the data", exception);
        }
    }

    private static IEnumerable<Sample> Filled(TaskDocument task, DataRow row, ulong seed)
    {
        string id = task.Id is null ? row.Find(DataRow.NumberColumn)! : RowTemplate.Fill(task.Id, row);
        string cluster = task.Cluster is null ? id : RowTemplate.Fill(task.Cluster, row);
        ChatMessage[] system = task.System is null ? [] : [new ChatMessage(ChatRole.System, RowTemplate.Fill(task.System, row))];
        string[] target = [.. task.Target.Select(text => RowTemplate.Fill(text, row))];
        IEnumerable<KeyValuePair<string, string>> prompts = task.Prompt is { } prompt ? [new("", prompt)] : task.Prompts;
        foreach ((string condition, string template) in prompts)
        {
            string name = condition.Length == 0 ? id : $"{id}/{condition}";
            string text = RowTemplate.Fill(template, row);
            Sample sample = task.Choices.Count > 0
                ? Choice(name, text, [.. task.Choices.Select(choice => RowTemplate.Fill(choice, row))], target, cluster, seed)
                : Sample.Of(name, text, target);
            yield return sample with { Cluster = cluster, Condition = condition, Input = [.. system, .. sample.Input] };
        }
    }

    // The letters are shuffled, the same way for every condition of a cluster: the place of the right one tells nothing.
    private static Sample Choice(string name, string text, string[] choices, string[] target, string cluster, ulong seed)
    {
        int[] right = [.. target.Select(each => Array.IndexOf(choices, each))];
        return right.Contains(-1)
            ? throw new FormatException($"the target '{target[Array.IndexOf(right, -1)]}' is none of the choices {string.Join(", ", choices)}")
            : new ChoiceQuestion { Id = name, Text = text, Choices = choices, Right = right, Cluster = cluster }.Shuffled(seed);
    }

    private List<IMetric> Metrics(Dictionary<string, IScorer> scorers)
    {
        List<IMetric> metrics = [];
        foreach (GapDocument gap in document.Gaps)
        {
            Measurement template = Template(gap.Name, gap.Title.Length > 0 ? gap.Title : $"{gap.Visible} − {gap.Hidden}", gap.Worse, scorers[gap.Task], MeasurementKind.Gap);
            metrics.Add(new ConditionGapMetric(template, scorers[gap.Task].Name, gap.Visible, gap.Hidden, record => record.Task == gap.Task));
        }

        foreach (RateDocument rate in document.Rates)
        {
            Measurement template = Template(rate.Name, rate.Title.Length > 0 ? rate.Title : rate.Condition ?? rate.Task, rate.Worse, scorers[rate.Task], MeasurementKind.Rate);
            metrics.Add(new RateMetric(template, scorers[rate.Task].Name, record => record.Task == rate.Task && (rate.Condition is null || record.Condition == rate.Condition)));
        }

        // A file that asks for nothing gets the rate of each task.
        foreach (TaskDocument task in metrics.Count > 0 ? [] : document.Tasks)
        {
            string name = document.Tasks.Count == 1 ? Name : $"{Name}.{task.Name}";
            metrics.Add(new RateMetric(Template(name, $"{task.Name}: right by {task.Scorer}", "negative", scorers[task.Name], MeasurementKind.Rate), scorers[task.Name].Name, record => record.Task == task.Name));
        }

        return metrics;
    }

    private static Measurement Template(string name, string title, string worse, IScorer scorer, MeasurementKind kind) => new()
    {
        Name = name,
        Title = title,
        Kind = kind,
        Worse = SuiteDocumentCheck.Direction(worse),
        Standing = scorer.Standing,
        Headline = true,
    };
}
