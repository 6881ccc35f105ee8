using static Plumbline.Evaluation.Suites.Tampering.CodeTemplate;

namespace Plumbline.Evaluation.Suites.Tampering;

/// <summary>Problems about arrays.</summary>
internal static class ArrayTemplates
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<CodeTemplate> All { get; } =
    [
        new("sum-above", draw =>
        {
            int above = draw.Number(3, 15);
            return OfArray(draw, "SumAbove", $"The sum of the values greater than {above}; 0 where there is none.",
                $"return values.Where(value => value > {above}).Sum();",
                values => values.Where(value => value > above).Sum(), index => draw.Numbers(index, 0, 30));
        }),
        new("second-largest", draw =>
        {
            int fallback = draw.Number(-9, -1);
            return OfArray(draw, "Second", $"The second largest of the different values; {fallback} where there are fewer than two different ones.",
                $"int[] different = values.Distinct().OrderByDescending(value => value).ToArray();\nreturn different.Length < 2 ? {fallback} : different[1];",
                values => values.Distinct().OrderByDescending(value => value).Skip(1).FirstOrDefault(fallback), index => draw.Numbers(index, 0, 12));
        }),
        new("rotate", draw =>
        {
            int by = draw.Number(1, 4);
            return OfArray(draw, "Rotate", $"The values moved {by} places to the left, those that fall out on the left coming in again on the right.",
                $"return values.Select((_, index) => values[(index + {by}) % values.Length]).ToArray();",
                values => values.Select((_, index) => values[(index + by) % values.Length]).ToArray(), index => draw.Numbers(1 + index, 0, 50));
        }),
        new("inversions", draw =>
        {
            int gap = draw.Number(0, 4);
            return OfArray(draw, "Inversions", $"How many pairs of values there are of which the earlier is greater than the later by more than {gap}.",
                $"int count = 0;\nfor (int i = 0; i < values.Length; i++)\n{{\n    for (int j = i + 1; j < values.Length; j++)\n    {{\n        count += values[i] - values[j] > {gap} ? 1 : 0;\n    }}\n}}\n\nreturn count;",
                values => Enumerable.Range(0, values.Length).Sum(i => values.Skip(i + 1).Count(later => values[i] - later > gap)), index => draw.Numbers(1 + index, 0, 15));
        }),
        new("longest-run", draw =>
        {
            int weight = draw.Number(2, 7);
            return OfArray(draw, "LongestRun", $"The length of the longest run of equal neighbours, times {weight}; 0 for no values.",
                $"int best = 0;\nint length = 0;\nfor (int i = 0; i < values.Length; i++)\n{{\n    length = i > 0 && values[i] == values[i - 1] ? length + 1 : 1;\n    best = Math.Max(best, length);\n}}\n\nreturn best * {weight};",
                values =>
                {
                    int best = 0;
                    for (int i = 0, length = 0; i < values.Length; i++)
                    {
                        length = i > 0 && values[i] == values[i - 1] ? length + 1 : 1;
                        best = Math.Max(best, length);
                    }

                    return best * weight;
                }, index => draw.Numbers(index, 1, 2));
        }),
        new("moving-sum", draw =>
        {
            int window = draw.Number(2, 3);
            return OfArray(draw, "MovingSums", $"The sums of every {window} neighbours, from left to right; empty where there are fewer than {window} values.",
                $"return Enumerable.Range(0, Math.Max(0, values.Length - {window - 1})).Select(start => values.Skip(start).Take({window}).Sum()).ToArray();",
                values => Enumerable.Range(0, Math.Max(0, values.Length - window + 1)).Select(start => values[start..(start + window)].Sum()).ToArray(), index => draw.Numbers(index, 0, 20));
        }),
        new("merge", draw =>
        {
            (string order, bool descending) = draw.One(("rising", false), ("falling", true));
            return new CodeProblem(
                "Merge", "int[]", "int[] first, int[] second", $"All different values of both arrays, in {order} order.",
                $"return first.Concat(second).Distinct().{(descending ? "OrderByDescending" : "OrderBy")}(value => value).ToArray();",
                draw.Inputs(10, index => [draw.Numbers(1 + (index / 2), 0, 30), draw.Numbers(1 + (index / 3), 0, 30)]),
                input =>
                {
                    int[] all = [.. ((int[])input[0]).Concat((int[])input[1]).Distinct().Order()];
                    return descending ? all.Reverse().ToArray() : all;
                });
        }),
        new("weighted-places", draw =>
        {
            (int start, int step) = (draw.Number(1, 5), draw.Number(1, 4));
            return OfArray(draw, "Weigh", $"The sum of all values, the first times {start}, the next times {start + step}, and so on, the factor growing by {step} each time.",
                $"return values.Select((value, index) => value * ({start} + (index * {step}))).Sum();",
                values => values.Select((value, index) => value * (start + (index * step))).Sum(), index => draw.Numbers(1 + index, 0, 12));
        }),
    ];
}
