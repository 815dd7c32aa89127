using System.Globalization;
using System.Text;

namespace GainsightEvents.Emulator.Schema;

/// <summary>
/// Rewrites an ECMAScript pattern (flag <c>u</c>) for .NET. Every literal is written as an escape, so that nothing means more to .NET
/// than it did; what the two engines would read differently is refused.
/// </summary>
internal sealed class EcmaPatternTranslator(string source)
{
    private const string Digit = "0-9";
    private const string Word = "A-Za-z0-9_";
    private const string Space = @"\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";
    private const string Syntax = "^$\\.*+?()[]{}|/";

    private static readonly string[] Groups = ["(?:", "(?=", "(?!", "(?<=", "(?<!"];

    private readonly StringBuilder _target = new();
    private int _at;

    public string Translate()
    {
        while (_at < source.Length)
        {
            TranslateNext();
        }

        return _target.ToString();
    }

    private void TranslateNext()
    {
        var c = source[_at++];
        switch (c)
        {
            case '^' or '|' or ')' or '*' or '+' or '?':
                _target.Append(c);
                break;
            case '$':
                _target.Append(@"\z");
                break;
            case '.':
                _target.Append(@"[^\n\r\u2028\u2029]");
                break;
            case '(':
                TranslateGroup();
                break;
            case '[':
                TranslateClass();
                break;
            case '{':
                TranslateCount();
                break;
            case '\\':
                TranslateEscape();
                break;
            case ']' or '}':
                throw Refuse($"a literal '{c}' must be escaped");
            default:
                AppendLiteral(_target, Plain(c));
                break;
        }
    }

    private void TranslateGroup()
    {
        if (_at == source.Length || source[_at] != '?')
        {
            _target.Append('(');
            return;
        }

        var opening = Groups.FirstOrDefault(group => string.CompareOrdinal(source, _at - 1, group, 0, group.Length) == 0)
            ?? throw Refuse("of the groups that begin with '(?', only (?: (?= (?! (?<= (?<! are understood");
        _target.Append(opening);
        _at += opening.Length - 1;
    }

    private void TranslateCount()
    {
        var end = source.IndexOf('}', _at);
        var parts = end < 0 ? [] : source[_at..end].Split(',');
        var isCount = parts.Length is 1 or 2
            && parts[0].Length > 0
            && parts.All(part => part.All(char.IsAsciiDigit));
        if (!isCount)
        {
            throw Refuse("a literal '{' must be escaped");
        }

        _target.Append(source, _at - 1, end - _at + 2);
        _at = end + 1;
    }

    private void TranslateEscape()
    {
        var c = Next();
        switch (c)
        {
            case 'd' or 'w' or 's':
                _target.Append('[').Append(ClassOf(c)).Append(']');
                break;
            case 'D' or 'W' or 'S':
                _target.Append("[^").Append(ClassOf(char.ToLowerInvariant(c))).Append(']');
                break;
            case 'b':
                _target.Append(CultureInfo.InvariantCulture, $"(?:(?<=[{Word}])(?![{Word}])|(?<![{Word}])(?=[{Word}]))");
                break;
            case 'B':
                _target.Append(CultureInfo.InvariantCulture, $"(?:(?<=[{Word}])(?=[{Word}])|(?<![{Word}])(?![{Word}]))");
                break;
            default:
                AppendLiteral(_target, Escaped(c, Syntax));
                break;
        }
    }

    private void TranslateClass()
    {
        var isNegated = _at < source.Length && source[_at] == '^';
        _at += isNegated ? 1 : 0;
        var items = new StringBuilder();
        while (Next() is var c && c != ']')
        {
            if (c == '\\' && _at < source.Length && "dws".Contains(source[_at], StringComparison.Ordinal))
            {
                items.Append(ClassOf(source[_at++]));
                RefuseRangeAfterClass();
                continue;
            }

            var first = ClassCharacter(c);
            AppendLiteral(items, first);
            if (_at + 1 < source.Length && source[_at] == '-' && source[_at + 1] != ']')
            {
                _at++;
                var last = ClassCharacter(Next());
                if (last < first || (first <= '\uDFFF' && last >= '\uD800'))
                {
                    throw Refuse("a range must ascend and must not span the surrogates");
                }

                items.Append('-');
                AppendLiteral(items, last);
            }
        }

        // Empty classes are ECMAScript's "nothing" and "anything"; .NET has no such spelling.
        _target.Append((items.Length, isNegated) switch
        {
            (0, false) => "(?!)",
            (0, true) => @"[\s\S]",
            (_, false) => $"[{items}]",
            (_, true) => $"[^{items}]",
        });
    }

    private void RefuseRangeAfterClass()
    {
        if (_at + 1 < source.Length && source[_at] == '-' && source[_at + 1] != ']')
        {
            throw Refuse("a class such as \\d cannot begin a range");
        }
    }

    private char ClassCharacter(char c)
    {
        if (c != '\\')
        {
            return Plain(c);
        }

        var escape = Next();
        return escape == 'b' ? '\b' : Escaped(escape, Syntax + "-");
    }

    private char Escaped(char c, string syntax) => c switch
    {
        't' => '\t',
        'n' => '\n',
        'r' => '\r',
        'f' => '\f',
        'v' => '\v',
        'x' => Hexadecimal(2),
        'u' => Hexadecimal(4),
        _ when syntax.Contains(c, StringComparison.Ordinal) => c,
        _ => throw Refuse($"the escape '\\{c}' is not understood"),
    };

    private char Hexadecimal(int digits)
    {
        if (_at + digits > source.Length
            || !ushort.TryParse(source.AsSpan(_at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            throw Refuse($"'\\{source[_at - 1]}' must be followed by {digits} hexadecimal digits");
        }

        _at += digits;
        return Plain((char)value);
    }

    private char Plain(char c) => char.IsSurrogate(c) ? throw Refuse("a character beyond U+FFFF is not understood") : c;

    private char Next() => _at < source.Length ? source[_at++] : throw Refuse("it ends too early");

    private ArgumentException Refuse(string problem) => new($"the pattern /{source}/ cannot be used: {problem} (at character {_at}).");

    private static string ClassOf(char c) => c switch
    {
        'd' => Digit,
        'w' => Word,
        _ => Space,
    };

    private static void AppendLiteral(StringBuilder target, char c) => target.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
}
