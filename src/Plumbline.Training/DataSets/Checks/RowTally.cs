using System.Text.Json;
using Plumbline.Models.Tokenizers;
using Plumbline.Training.DataSets.Formats;

namespace Plumbline.Training.DataSets.Checks;

/// <summary>What a check has seen of the good rows so far.</summary>
internal sealed class RowTally(DataSetCheckOptions options)
{
    private const int MostColumns = 100;
    private readonly List<(string Column, List<int> Characters, List<int> Tokens)> _lengths = [];
    private readonly SortedDictionary<DataSetFindingKind, (long Rows, List<string> Examples)> _findings = [];
    private readonly List<(string Name, long Rows)> _columns = [];
    private readonly Dictionary<string, int> _columnIndex = new(StringComparer.Ordinal);
    private readonly RowHashes _contents = new();
    private readonly RowHashes _ids = new();
    private long _good;
    private long _bad;

    /// <summary>The labels seen, or null where there were none.</summary>
    public LabelCounts? Labels => _good + _bad == 0 ? null : new LabelCounts(_good, _bad);

    /// <summary>The further columns seen.</summary>
    public IReadOnlyList<ColumnCount> Columns => [.. _columns.Select(column => new ColumnCount(column.Name, column.Rows))];

    /// <summary>Counts a row.</summary>
    public void Add(int index, DataSetRow row)
    {
        _contents.Add(index, row);
        if (row.Id.Own is { } own)
        {
            _ids.Add(index, own);
        }

        foreach ((string column, RowText text) in row.Texts)
        {
            AddLength(column, text);
        }

        foreach ((string name, JsonElement value) in row.Columns)
        {
            if (value.ValueKind != JsonValueKind.Null)
            {
                AddColumn(name);
            }
        }

        AddLabels(row);
        foreach (DataSetFindingKind kind in Oddities(row).Distinct())
        {
            (long rows, List<string> examples) = _findings.TryGetValue(kind, out (long, List<string>) found) ? found : (0, []);
            if (examples.Count < options.ShownExamples)
            {
                examples.Add(row.Id.ToString());
            }

            _findings[kind] = (rows + 1, examples);
        }
    }

    /// <summary>Lengths of every column of text; to be asked once, after the last row.</summary>
    public IReadOnlyList<ColumnLengths> Lengths() =>
    [
        .. _lengths.Select(column => new ColumnLengths(
            column.Column, LengthDistribution.Of(column.Characters), column.Tokens.Count > 0 ? LengthDistribution.Of(column.Tokens) : null)),
    ];

    /// <summary>All findings; to be asked once, after the last row.</summary>
    /// <param name="name">The name of a row by its index.</param>
    public IReadOnlyList<DataSetFinding> Findings(Func<int, string> name)
    {
        return
        [
            .. Repeated(DataSetFindingKind.DuplicateRow, _contents),
            .. Repeated(DataSetFindingKind.RepeatedId, _ids),
            .. _findings.Select(finding => new DataSetFinding(finding.Key, finding.Value.Rows, finding.Value.Examples)),
        ];

        IEnumerable<DataSetFinding> Repeated(DataSetFindingKind kind, RowHashes hashes)
        {
            (long count, int[] first) = hashes.Repeated(options.ShownExamples);
            return count > 0 ? [new DataSetFinding(kind, count, [.. first.Select(name)])] : [];
        }
    }

    private static IEnumerable<DataSetFindingKind> Oddities(DataSetRow row)
    {
        foreach ((string column, RowText text) in row.Texts)
        {
            if (text.IsEmpty)
            {
                yield return column == TrlColumns.Prompt ? DataSetFindingKind.EmptyPrompt : DataSetFindingKind.EmptyText;
            }

            if (column != TrlColumns.Prompt && text is Conversation { Count: > 0 } conversation && conversation.Roles.Last() != MessageRules.Assistant)
            {
                yield return DataSetFindingKind.LastNotAssistant;
            }
        }

        if (row is PreferenceRow pair && pair.Chosen.Equals(pair.Rejected))
        {
            yield return DataSetFindingKind.IdenticalPair;
        }

        if (Dialogues(row).Any(dialogue => !RoleOrder.IsUsual(dialogue)))
        {
            yield return DataSetFindingKind.RoleOrder;
        }
    }

    private static IEnumerable<IEnumerable<string>> Dialogues(DataSetRow row) => row switch
    {
        TextRow { Text: Conversation text } => [text.Roles],
        PromptRow { Prompt: Conversation prompt } => [prompt.Roles],
        CompletionRow { Prompt: Conversation prompt, Completion: Conversation completion } => [prompt.Roles.Concat(completion.Roles)],
        UnpairedRow { Prompt: Conversation prompt, Completion: Conversation completion } => [prompt.Roles.Concat(completion.Roles)],
        PreferenceRow { Prompt: Conversation prompt, Chosen: Conversation chosen, Rejected: Conversation rejected } =>
            [prompt.Roles.Concat(chosen.Roles), prompt.Roles.Concat(rejected.Roles)],
        _ => [],
    };

    private void AddLength(string column, RowText text)
    {
        int index = _lengths.FindIndex(known => known.Column == column);
        if (index < 0)
        {
            index = _lengths.Count;
            _lengths.Add((column, [], []));
        }

        _lengths[index].Characters.Add(text.Said.Sum(said => said.Length));
        if (options.Tokenizer is { } tokenizer)
        {
            _lengths[index].Tokens.Add(text.Said.Sum(said => tokenizer.Encode(said, addSpecialTokens: false, SpecialTokens.AsText).Length));
        }
    }

    private void AddColumn(string name)
    {
        if (!_columnIndex.TryGetValue(name, out int index))
        {
            if (_columns.Count == MostColumns)
            {
                return;
            }

            _columnIndex[name] = index = _columns.Count;
            _columns.Add((name, 0));
        }

        _columns[index] = (name, _columns[index].Rows + 1);
    }

    private void AddLabels(DataSetRow row)
    {
        foreach (bool label in row switch { UnpairedRow unpaired => [unpaired.Label], StepwiseRow steps => steps.Labels, _ => Array.Empty<bool>() })
        {
            _good += label ? 1 : 0;
            _bad += label ? 0 : 1;
        }
    }
}
