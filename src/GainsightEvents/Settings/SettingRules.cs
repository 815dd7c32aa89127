using GainsightEvents.Wire;

namespace GainsightEvents.Settings;

/// <summary>What settings of both targets must be. Each message names the setting's full path, the value, the rule and the remedy.</summary>
internal sealed class SettingRules(SettingsRoot root, GainsightMode mode, bool dispatches = true)
{
    private const int MostInFlight = 10_000;

    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(5);

    private readonly string _mode = $"{root.Path}:Mode";
    private readonly List<string> _failures = [];
    private readonly List<string> _warnings = [];

    public IReadOnlyList<string> Failures => _failures;

    /// <summary>What looks wrong, but is not known to be.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    public GainsightMode Mode => mode;

    /// <summary>Whether this process is one of those that deliver.</summary>
    public bool Dispatches => dispatches;

    /// <summary>Whether it delivers to Gainsight, and so has to have its address and its secrets.</summary>
    public bool DeliversLive => dispatches && mode == GainsightMode.Live;

    /// <summary>How a message ends that asks for something which only a live system needs.</summary>
    public string OrSwitchOff => $"To send nothing, set {_mode} to Off.";

    public void Fail(string failure) => _failures.Add(failure);

    public void Warn(string warning) => _warnings.Add(warning);

    /// <summary>Checks that a choice has a name; code can set any number.</summary>
    public TEnum CheckChoice<TEnum>(TEnum choice, string path)
        where TEnum : struct, Enum
    {
        var names = EnumNames.Of<TEnum>();
        Check(names.Contains(choice.ToString()), path, choice, $"must be {EnumNames.Join(names)}");
        return choice;
    }

    /// <summary>Checks an address.</summary>
    /// <param name="address">The address, where one is set.</param>
    /// <param name="example">One that would do.</param>
    public void CheckAddress(Setting<Uri?> address, string example)
    {
        if (address.Value is not { } value)
        {
            if (mode == GainsightMode.Emulator)
            {
                Fail($"{address.Path} is not set, but {_mode} is Emulator; set it to the address the emulator printed, such as http://127.0.0.1:5005.");
            }

            return;
        }

        if (!value.IsAbsoluteUri || (value.Scheme != Uri.UriSchemeHttps && value.Scheme != Uri.UriSchemeHttp))
        {
            Fail($"{address.Path} is '{value}'; it must be an absolute https address, such as {example}.");
        }
        else if (value.UserInfo.Length > 0 || value.Query.Length > 0 || value.Fragment.Length > 0)
        {
            Fail($"{address.Path} carries a user, a query or a fragment; it must hold nothing but scheme, host, port and path.");
        }
        else if (value.Scheme == Uri.UriSchemeHttp && !value.IsLoopback)
        {
            Fail($"{address.Path} is '{value}'; http would send the key in the clear, so it is taken on loopback only. Use https.");
        }
        else if (ApiPaths.All.FirstOrDefault(path => value.AbsolutePath.TrimEnd('/').EndsWith(path, StringComparison.OrdinalIgnoreCase)) is { } path)
        {
            var whole = value.GetLeftPart(UriPartial.Path).TrimEnd('/');
            Fail($"{address.Path} is '{value}'; {path} is added to it at each request. Set it to {whole.Substring(0, whole.Length - path.Length)}.");
        }
        else if (mode == GainsightMode.Emulator && !value.IsLoopback)
        {
            Fail($"{address.Path} is '{value}', but {_mode} is Emulator; an emulator's address is loopback, such as http://127.0.0.1:5005. For Gainsight itself set Mode to Live.");
        }
    }

    public void CheckTimeout(Setting<TimeSpan> timeout) => Check(
        timeout.Value > TimeSpan.Zero && timeout.Value <= LongestTimeout, timeout.Path, timeout.Value, $"must be over zero and at most {LongestTimeout}");

    public void CheckInFlight(Setting<int> most) => Check(
        most.Value is >= 1 and <= MostInFlight, most.Path, most.Value, $"must be between 1 and {MostInFlight}");

    /// <summary>Checks a quota. The path is the one of <c>Quota</c>, for its values depend on each other.</summary>
    public void CheckQuota(LaneQuota quota, string path, string limitName)
    {
        if (quota.Limit < 1 || quota.Headroom < 0 || quota.Headroom >= quota.Limit)
        {
            Fail($"{path} has {limitName} {quota.Limit} and Headroom {quota.Headroom}; {limitName} must be at least 1, and Headroom not negative and less than {limitName}.");
        }

        Check(quota.PerDay >= 1, $"{path}:PerDay", quota.PerDay, "must be at least 1");
    }

    /// <summary>Checks a secret that goes into a header. It is never shown.</summary>
    public void CheckSecret(Setting<string?> secret)
    {
        if (secret.Value is { } value && !HeaderText.FitsKey(value))
        {
            Fail($"{secret.Path} contains a character that is not allowed in an HTTP header (white space, a control character or one beyond ASCII); copy it again.");
        }
        else if (Placeholder.IsOne(secret.Value))
        {
            Fail($"{secret.Path} holds what an example has in the place of a secret; set the real one, by the environment variable {secret.Path.Replace(":", "__")} or a secret store.");
        }
    }

    /// <summary>Checks a name that goes into a header.</summary>
    public void CheckHeader(Setting<string?> header)
    {
        if (header.Value is { } value && !HeaderText.FitsName(value))
        {
            Fail($"{header.Path} is '{value}', which is not allowed in an HTTP header; use visible ASCII, with spaces only inside.");
        }
    }

    public void Check(bool holds, string path, object value, string rule)
    {
        if (!holds)
        {
            Fail($"{path} is {value}; it {rule}.");
        }
    }
}
