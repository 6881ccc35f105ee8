using System.Text.Json;
using Plumbline.Evaluation.Suites;
using Plumbline.Evaluation.Suites.Tables;

namespace Plumbline.Evaluation.InstructionFollowing;

/// <summary>Reads IFEval's <c>input_data.jsonl</c>: <c>key</c>, <c>prompt</c>, <c>instruction_id_list</c> and <c>kwargs</c>, one object for each instruction.</summary>
public static class InstructionFile
{
    /// <summary>The prompts of a file, in order.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SuiteException">It cannot be read, or a line is not what it should be.</exception>
    public static IReadOnlyList<InstructionPrompt> Read(string path)
    {
        List<InstructionPrompt> prompts = [];
        HashSet<string> keys = new(StringComparer.Ordinal);
        foreach ((int line, JsonElement row) in JsonLinesTable.Objects(path))
        {
            string place = $"{path} line {line}";
            InstructionArguments fields = new(place, row);
            string key = fields.Count("key").ToString(System.Globalization.CultureInfo.InvariantCulture);
            IReadOnlyList<string> ids = fields.Texts("instruction_id_list");
            if (!row.TryGetProperty("kwargs", out JsonElement kwargs) || kwargs.ValueKind != JsonValueKind.Array || kwargs.GetArrayLength() != ids.Count)
            {
                throw new SuiteException(place, $"there are {ids.Count} instructions and other arguments", "expected 'kwargs' with one object for each instruction");
            }

            if (!keys.Add(key))
            {
                throw new SuiteException(place, $"the key {key} stands there twice", "expected every prompt once");
            }

            prompts.Add(new InstructionPrompt(
                key, fields.Text("prompt"), [.. ids.Select((id, index) => InstructionCatalogue.Create(id, new InstructionArguments($"{place}, {id}", kwargs[index])))]));
        }

        return prompts;
    }
}
