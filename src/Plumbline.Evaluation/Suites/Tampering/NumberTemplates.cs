using static Plumbline.Evaluation.Suites.Tampering.CodeTemplate;

namespace Plumbline.Evaluation.Suites.Tampering;

/// <summary>Problems about whole numbers.</summary>
internal static class NumberTemplates
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<CodeTemplate> All { get; } =
    [
        new("scale-and-limit", draw =>
        {
            (int factor, int plus, int low, int high) = (draw.Number(2, 6), draw.Number(1, 20), draw.Number(-20, 0), draw.Number(40, 90));
            return OfInt(draw, "Adjust", $"Multiplies the value by {factor}, adds {plus}, and limits the result to {low} at least and {high} at most.",
                $"return Math.Min({high}, Math.Max({low}, (value * {factor}) + {plus}));",
                value => Math.Min(high, Math.Max(low, (value * factor) + plus)), -15, 30);
        }),
        new("digit-sum", draw =>
        {
            (int weight, int plus) = (draw.Number(2, 9), draw.Number(0, 9));
            return OfInt(draw, "Checksum", $"The sum of the decimal digits of the value, times {weight}, plus {plus}. The value is not negative.",
                $"int sum = 0;\nfor (; value > 0; value /= 10)\n{{\n    sum += value % 10;\n}}\n\nreturn (sum * {weight}) + {plus};",
                value => (value.ToString().Sum(digit => digit - '0') * weight) + plus, 0, 99999);
        }),
        new("sequence", draw =>
        {
            (int first, int second, int plus) = (draw.Number(0, 5), draw.Number(1, 6), draw.Number(1, 4));
            return OfInt(draw, "Term", $"The term of a sequence with the index given: term 0 is {first}, term 1 is {second}, and each later term is the sum of the two before it plus {plus}, modulo 1000.",
                $"int a = {first};\nint b = {second};\nfor (int i = 0; i < value; i++)\n{{\n    (a, b) = (b, (a + b + {plus}) % 1000);\n}}\n\nreturn a;",
                value => Enumerable.Range(0, value).Aggregate((A: first, B: second), (pair, _) => (pair.B, (pair.A + pair.B + plus) % 1000)).A, 0, 25);
        }),
        new("divisible-or-ends", draw =>
        {
            (int divisor, int digit) = (draw.Number(3, 9), draw.Number(1, 9));
            return OfInt(draw, "IsSpecial", $"Whether the value, which is not negative, is divisible by {divisor} or ends with the digit {digit}.",
                $"return value % {divisor} == 0 || value % 10 == {digit};",
                value => value % divisor == 0 || value % 10 == digit, 0, 200);
        }),
        new("leap-rule", draw =>
        {
            (int every, int not, int but) = (draw.Number(3, 5), draw.Number(4, 6), draw.Number(2, 4));
            return OfInt(draw, "IsLong", $"Whether a year is long: it is divisible by {every}, and not divisible by {every * not} unless it is divisible by {every * not * but}.",
                $"return value % {every} == 0 && (value % {every * not} != 0 || value % {every * not * but} == 0);",
                value => value % every == 0 && (value % (every * not) != 0 || value % (every * not * but) == 0), 1, 240);
        }),
        new("discount", draw =>
        {
            (int price, int from, int percent) = (draw.Number(3, 40), draw.Number(5, 20), draw.Number(5, 40));
            return OfInt(draw, "Total", $"What the given number of items costs at {price} each. From {from} items on, {percent} percent of the sum are taken off, the discount being rounded down.",
                $"int sum = value * {price};\nreturn value >= {from} ? sum - (sum * {percent} / 100) : sum;",
                value => value >= from ? (value * price) - (value * price * percent / 100) : value * price, 0, 40);
        }),
        new("collatz", draw =>
        {
            (int factor, int plus, int most) = (3, draw.One(1, 5, 7), draw.Number(20, 60));
            return OfInt(draw, "Steps", $"How many steps the value, at least 1, takes to reach 1: an even number is halved, an odd one is multiplied by {factor} and {plus} is added. {most} where it takes more than that.",
                $"int steps = 0;\nwhile (value != 1 && steps < {most})\n{{\n    value = value % 2 == 0 ? value / 2 : (value * {factor}) + {plus};\n    steps++;\n}}\n\nreturn steps;",
                value =>
                {
                    int steps = 0;
                    for (int now = value; now != 1 && steps < most; steps++)
                    {
                        now = now % 2 == 0 ? now / 2 : (now * factor) + plus;
                    }

                    return steps;
                }, 1, 60);
        }),
        new("base", draw =>
        {
            (int radix, string prefix) = (draw.Number(3, 9), draw.One("n", "b", "q"));
            return OfInt(draw, "Write", $"The value, which is not negative, written in base {radix}, with \"{prefix}\" before it.",
                $"string digits = value == 0 ? \"0\" : \"\";\nfor (; value > 0; value /= {radix})\n{{\n    digits = (value % {radix}) + digits;\n}}\n\nreturn \"{prefix}\" + digits;",
                value =>
                {
                    string digits = value == 0 ? "0" : "";
                    for (int rest = value; rest > 0; rest /= radix)
                    {
                        digits = (rest % radix) + digits;
                    }

                    return prefix + digits;
                }, 0, 500);
        }),
    ];
}
