using System.Globalization;
using System.Text;
using Plumbline.Models.ChatTemplates.Evaluation;

namespace Plumbline.Models.ChatTemplates.Library;

/// <summary>C's <c>strftime</c> with English names.</summary>
internal static class DateFormat
{
    public static string Apply(string format, DateTimeOffset time, Budget budget)
    {
        budget.Characters(format.Length * 10L);
        StringBuilder text = new();
        for (int at = 0; at < format.Length; at++)
        {
            if (format[at] != '%')
            {
                text.Append(format[at]);
                continue;
            }

            int start = at++;
            bool unpadded = at < format.Length && format[at] == '-';
            at += unpadded ? 1 : 0;
            string value = at < format.Length ? One(format[at], time) ?? throw Unknown(format[start..(at + 1)]) : throw Unknown(format[start..]);
            text.Append(unpadded && value.Length > 1 ? value.TrimStart('0') is { Length: > 0 } trimmed ? trimmed : "0" : value);
        }

        return text.ToString();
    }

    private static string? One(char code, DateTimeOffset time) => code switch
    {
        'd' => Net(time, "dd"),
        'm' => Net(time, "MM"),
        'y' => Net(time, "yy"),
        'Y' => Net(time, "yyyy"),
        'b' or 'h' => Net(time, "MMM"),
        'B' => Net(time, "MMMM"),
        'a' => Net(time, "ddd"),
        'A' => Net(time, "dddd"),
        'H' => Net(time, "HH"),
        'I' => Net(time, "hh"),
        'M' => Net(time, "mm"),
        'S' => Net(time, "ss"),
        'p' => Net(time, "tt"),
        'f' => Net(time, "ffffff"),
        'j' => time.DayOfYear.ToString("000", CultureInfo.InvariantCulture),
        'e' => time.Day.ToString(CultureInfo.InvariantCulture).PadLeft(2),
        'w' => ((int)time.DayOfWeek).ToString(CultureInfo.InvariantCulture),
        'F' => Net(time, "yyyy-MM-dd"),
        'T' => Net(time, "HH:mm:ss"),
        'D' => Net(time, "MM'/'dd'/'yy"),
        'z' => Net(time, "zzz").Replace(":", "", StringComparison.Ordinal),
        'n' => "\n",
        't' => "\t",
        '%' => "%",
        _ => null,
    };

    private static string Net(DateTimeOffset time, string format) => time.ToString(format, CultureInfo.InvariantCulture);

    private static TemplateFault Unknown(string code) =>
        TemplateFault.NotSupported($"the date format '{code}'", "%d, %m, %y, %Y, %b, %B, %a, %A, %H, %I, %M, %S, %p, %f, %j, %e, %w, %F, %T, %D, %z or %%");
}
