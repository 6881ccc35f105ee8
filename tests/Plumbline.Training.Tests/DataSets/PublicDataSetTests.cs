using System.Text.Json;
using Plumbline.TestKit;
using Plumbline.Training.DataSets;
using Plumbline.Training.DataSets.Checks;

namespace Plumbline.Training.Tests.DataSets;

/// <summary>Real files. The figures were counted with a few lines of Python beside this project, in UTF-16 characters as here.</summary>
public class PublicDataSetTests
{
    private const string HhRlhf = "hh-rlhf-harmless-test/harmless-base.test.jsonl";
    private const string SafetyRules = "openai-safety-rbr/rbr_gold_train.jsonl";
    private const string TruthfulQa = "truthfulqa/finetune_truth.jsonl";

    [DataFact(HhRlhf)]
    public void HhRlhf_EveryRow_IsAPairOfRepliesToOnePrompt()
    {
        using DataSet data = DataSet.Open(SharedData.Require(HhRlhf));

        DataSetCheckResult result = DataSetCheck.Run(data);

        (result.Format, result.Type, result.Rows, result.WrongRows, result.Findings.Count).ShouldBe(("HH-RLHF", DataSetType.Preference, 2312, 0, 0));
        result.Lengths.Select(column => $"{column.Column} {column.Characters.Total} {column.Characters.Median} {column.Characters.Max}")
            .ShouldBe(["prompt 1122998 362 3498", "chosen 388639 111 1077", "rejected 488126 145 2470"]);
    }

    [DataFact(HhRlhf)]
    public void HhRlhf_AsMessages_HasAsManyUserTurnsAsTheFileHasMarks()
    {
        using DataSet data = DataSet.Open(SharedData.Require(HhRlhf), new DataSetOptions { Form = TranscriptForm.Messages });

        PreferenceRow[] rows = [.. Enumerable.Range(0, (int)data.Count).Select(i => (PreferenceRow)data.Read(i))];

        rows.Sum(row => ((Conversation)row.Prompt).Roles.Count(role => role == "user")).ShouldBe(5756);

        // Five replies, and four prompts, hold a mark of their own: two turns of one side in a row.
        rows.Count(row => ((Conversation)row.Chosen).Count > 1 || ((Conversation)row.Rejected).Count > 1).ShouldBe(5);
        DataSetCheck.Run(data).Findings.Single(finding => finding.Kind == DataSetFindingKind.RoleOrder).Rows.ShouldBe(9);
    }

    [DataFact(SafetyRules)]
    public void SafetyRules_Rows_KeepTheirPropositions()
    {
        using DataSet data = DataSet.Open(SharedData.Require(SafetyRules));

        DataSetCheckResult result = DataSetCheck.Run(data);

        (result.Type, result.Conversational, result.Rows, result.WrongRows).ShouldBe((DataSetType.PromptCompletion, true, 351, 0));
        result.Findings.Select(finding => (finding.Kind, finding.Rows)).ShouldBe([(DataSetFindingKind.DuplicateRow, 1), (DataSetFindingKind.EmptyText, 7)]);
        data.Read(0).Columns["propositions"].ValueKind.ShouldBe(JsonValueKind.Object);
    }

    [DataFact(TruthfulQa)]
    public void TruthfulQa_CutIntoQuestionAnswerAndVerdict_SplitsByQuestion()
    {
        DataSetOptions options = new()
        {
            Columns = new Dictionary<string, ColumnSource>
            {
                ["prompt"] = new("prompt", Before: "\nA:"),
                ["completion"] = new("prompt", After: "\nA:", Before: "\nTrue:"),
                ["label"] = new("completion"),
            },
            TrueLabels = [" yes"],
            FalseLabels = [" no"],
        };
        using DataSet data = DataSet.Open(SharedData.Require(TruthfulQa), options);

        DataSetSplit split = DataSetSplit.Create(data, new DataSetSplitOptions { HeldOutShare = 0.1, GroupColumn = "prompt" });

        DataSetCheck.Run(data).Labels.ShouldBe(new LabelCounts(9484, 12950));
        split.HeldOut.Count.ShouldBeInRange(2200, 2290);
        HashSet<string> held = [.. split.HeldOut.Select(Question)];
        HashSet<string> trained = [.. split.Train.Select(Question)];
        held.Overlaps(trained).ShouldBeFalse();
        (held.Count + trained.Count).ShouldBe(817);

        string Question(int row) => ((PlainText)((UnpairedRow)data.Read(row)).Prompt).Text;
    }
}
