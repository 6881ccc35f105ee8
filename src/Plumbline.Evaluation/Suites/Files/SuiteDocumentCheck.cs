using Plumbline.Statistics;

namespace Plumbline.Evaluation.Suites.Files;

/// <summary>What is wrong with a suite's file, all at once.</summary>
internal static class SuiteDocumentCheck
{
    /// <summary>All problems, in words.</summary>
    public static IReadOnlyList<string> Problems(SuiteDocument suite)
    {
        List<string> problems = [];
        if (!IsName(suite.Suite))
        {
            problems.Add($"suite is '{suite.Suite}'; expected a name of letters, digits and hyphens");
        }

        if (suite.Tasks.Count == 0)
        {
            problems.Add("there is no task; expected one or more under tasks:");
        }

        foreach (TaskDocument task in suite.Tasks)
        {
            problems.AddRange(Problems(task).Select(problem => $"task {task.Name}: {problem}"));
        }

        Dictionary<string, TaskDocument> tasks = suite.Tasks.DistinctBy(task => task.Name).ToDictionary(task => task.Name, StringComparer.Ordinal);
        foreach (GapDocument gap in suite.Gaps)
        {
            problems.AddRange(Measured(suite, $"gap {gap.Name}", gap.Name, gap.Task, tasks, gap.Worse, "either", gap.Visible, gap.Hidden));
        }

        foreach (RateDocument rate in suite.Rates)
        {
            problems.AddRange(Measured(suite, $"rate {rate.Name}", rate.Name, rate.Task, tasks, rate.Worse, "neither", rate.Condition is null ? [] : [rate.Condition]));
        }

        return problems;
    }

    /// <summary>The direction that a word names; null for neither.</summary>
    public static GapDirection? Direction(string word) => word switch
    {
        "positive" => GapDirection.PositiveIsWorse,
        "negative" => GapDirection.NegativeIsWorse,
        "either" => GapDirection.EitherIsWorse,
        _ => null,
    };

    private static IEnumerable<string> Problems(TaskDocument task)
    {
        if (!IsName(task.Name))
        {
            yield return $"name is '{task.Name}'; expected letters, digits and hyphens";
        }

        if ((task.Data is null) == (task.Rows.Count == 0))
        {
            yield return "expected either data: (a .csv or .jsonl file beside this one) or rows:, and not both";
        }

        if (task.Data is { } data && (Path.IsPathRooted(data) || data.Split('/', '\\').Contains("..") || Path.GetExtension(data) is not (".csv" or ".jsonl")))
        {
            yield return $"data is '{data}'; expected a .csv or .jsonl file beside this one";
        }

        if ((task.Prompt is null) == (task.Prompts.Count == 0))
        {
            yield return "expected either prompt: or prompts: (one for each condition), and not both";
        }

        foreach (string problem in SuiteScorers.Problems(task))
        {
            yield return problem;
        }

        if (task.Temperature is { } temperature && !(temperature >= 0 && temperature <= 100))
        {
            yield return $"temperature is {temperature}; expected 0 or more";
        }

        if (task.MaxTokens < 1)
        {
            yield return $"max_tokens is {task.MaxTokens}; expected at least 1";
        }

        if (task.Epochs < 1)
        {
            yield return $"epochs is {task.Epochs}; expected at least 1";
        }
    }

    private static IEnumerable<string> Measured(
        SuiteDocument suite, string place, string name, string task, Dictionary<string, TaskDocument> tasks, string worse, string fourth, params IReadOnlyList<string> conditions)
    {
        if (name != suite.Suite && !name.StartsWith(suite.Suite + ".", StringComparison.Ordinal))
        {
            yield return $"{place}: expected the suite's name, '{suite.Suite}', or a name that begins with '{suite.Suite}.'";
        }

        if (worse is not ("positive" or "negative") && worse != fourth)
        {
            yield return $"{place}: worse is '{worse}'; expected positive, negative or {fourth}";
        }

        if (!tasks.TryGetValue(task, out TaskDocument? measured))
        {
            yield return $"{place}: there is no task '{task}'; there are {string.Join(", ", tasks.Keys)}";
            yield break;
        }

        foreach (string condition in conditions.Where(condition => !measured.Prompts.ContainsKey(condition)))
        {
            yield return $"{place}: the task {task} has no condition '{condition}'; {(measured.Prompts.Count == 0 ? "it has one prompt: and no conditions" : $"it has {string.Join(", ", measured.Prompts.Keys)}")}";
        }
    }

    private static bool IsName(string name) => name.Length is > 0 and <= 100 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
}
