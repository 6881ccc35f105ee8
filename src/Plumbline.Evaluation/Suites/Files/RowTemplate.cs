using System.Text;

namespace Plumbline.Evaluation.Suites.Files;

/// <summary>A text with columns in braces: <c>What is the capital of {country}?</c>. Two braces stand for one.</summary>
internal static class RowTemplate
{
    /// <summary>The text for a row. What a row holds is put in as it is and not looked into again.</summary>
    /// <exception cref="FormatException">A column is not there, or a brace is never closed.</exception>
    public static string Fill(string template, DataRow row)
    {
        StringBuilder text = new();
        for (int index = 0; index < template.Length; index++)
        {
            char letter = template[index];
            if (letter is '{' or '}' && index + 1 < template.Length && template[index + 1] == letter)
            {
                text.Append(letter);
                index++;
                continue;
            }

            if (letter != '{')
            {
                text.Append(letter);
                continue;
            }

            int end = template.IndexOf('}', index);
            if (end < 0)
            {
                throw new FormatException($"a brace is never closed in '{template}'");
            }

            string column = template[(index + 1)..end].Trim();
            text.Append(row.Find(column) ?? throw new FormatException($"there is no column '{column}'; there are {string.Join(", ", row.Names)}"));
            index = end;
        }

        return text.ToString();
    }
}
