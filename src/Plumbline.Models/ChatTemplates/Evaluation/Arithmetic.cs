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
                "+" => checked(left + right),
                "-" => checked(left - right),
                "*" => checked(left * right),
                "/" => NotZero(right) ? (double)left / right : 0,
                "//" => NotZero(right) ? checked(FloorDivide(left, right)) : 0,
                "%" => NotZero(right) ? right == -1 ? 0L : left - (FloorDivide(left, right) * right) : 0,
                _ when right < 0 => Math.Pow(left, right),
                _ => Power(left, right),
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
        "/" => NotZero(right) ? left / right : 0,
        "//" => NotZero(right) ? Math.Floor(left / right) : 0,
        "%" => NotZero(right) ? left - (Math.Floor(left / right) * right) : 0,
        _ => Math.Pow(left, right),
    };

    private static long FloorDivide(long left, long right)
    {
        long quotient = checked(left / right);
        return left % right != 0 && (left < 0) != (right < 0) ? quotient - 1 : quotient;
    }

    private static bool NotZero(double value) => value != 0 || double.IsNaN(value) ? true : throw TemplateFault.Value("a division by zero", "another divisor");

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
