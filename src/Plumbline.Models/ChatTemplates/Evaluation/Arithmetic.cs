using System.Numerics;
using Plumbline.Models.ChatTemplates.Values;

namespace Plumbline.Models.ChatTemplates.Evaluation;

/// <summary>Python's arithmetic: <c>/</c> gives a decimal number, <c>//</c> and <c>%</c> round towards minus infinity.</summary>
internal static class Arithmetic
{
    public static object Whole(string sign, long left, long right)
    {
        try
        {
            return sign switch
            {
                "+" => (object)checked(left + right), // as objects, or the whole numbers would become decimal ones
                "-" => (object)checked(left - right),
                "*" => (object)checked(left * right),
                "/" => (object)((double)left / NotZero(right)),
                "//" => (object)FloorDivide(left, NotZero(right)),
                "%" => (object)(NotZero(right) == -1 ? 0L : left - (FloorDivide(left, right) * right)),
                _ when right < 0 => (object)Math.Pow(NotZero(left), right),
                _ => (object)Power(left, right),
            };
        }
        catch (OverflowException)
        {
            throw Numbers.TooLarge();
        }
    }

    public static object Decimal(string sign, double left, double right) => sign switch
    {
        "+" => left + right,
        "-" => left - right,
        "*" => left * right,
        "/" => left / NotZero(right),
        "//" => Math.Floor(left / NotZero(right)),
        "%" => left - (Math.Floor(left / NotZero(right)) * right),
        _ => Math.Pow(left, right),
    };

    private static long FloorDivide(long left, long right)
    {
        long quotient = checked(left / right);
        return left % right != 0 && (left < 0) != (right < 0) ? quotient - 1 : quotient;
    }

    private static T NotZero<T>(T value)
        where T : INumberBase<T> => T.IsZero(value) ? throw TemplateFault.Value("a division by zero", "another divisor") : value;

    private static long Power(long value, long exponent)
    {
        long result = 1;
        while (exponent > 0)
        {
            if ((exponent & 1) != 0)
            {
                result = checked(result * value);
            }

            exponent >>= 1;
            if (exponent > 0 && value is not (0 or 1 or -1))
            {
                value = checked(value * value);
            }
            else if (value == -1 && exponent > 0)
            {
                value = 1;
            }
        }

        return result;
    }
}
