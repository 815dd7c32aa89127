namespace GainsightEvents.Settings;

/// <summary>What addresses and timeouts must be, for both targets.</summary>
internal static class EndpointRules
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(5);

    /// <summary>What is wrong with an address; <see langword="null"/> where all is well.</summary>
    /// <param name="setting">The setting's path.</param>
    /// <param name="address">The address.</param>
    /// <param name="example">One that would do.</param>
    /// <param name="modeSetting">The path of <c>Mode</c>.</param>
    /// <param name="mode">The mode.</param>
    public static string? CheckAddress(string setting, Uri address, string example, string modeSetting, GainsightMode mode)
    {
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            return $"{setting} is '{address}'; it must be an absolute https address, such as {example}.";
        }

        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            return $"{setting} carries a user, a query or a fragment; it must hold nothing but scheme, host, port and path.";
        }

        if (address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback)
        {
            return $"{setting} is '{address}'; http would send the key in the clear, so it is taken on loopback only. Use https.";
        }

        return mode == GainsightMode.Emulator && !address.IsLoopback
            ? $"{setting} is '{address}', but {modeSetting} is Emulator; an emulator's address is loopback, such as http://127.0.0.1:5005. For Gainsight itself set Mode to Live."
            : null;
    }

    /// <summary>What is wrong with a missing address of an emulator.</summary>
    public static string EmulatorAddressMissing(string setting, string modeSetting) =>
        $"{setting} is not set, but {modeSetting} is Emulator; set it to the address the emulator printed, such as http://127.0.0.1:5005.";

    /// <summary>What is wrong with a timeout; <see langword="null"/> where all is well.</summary>
    public static string? CheckTimeout(string setting, TimeSpan timeout) => timeout > TimeSpan.Zero && timeout <= LongestTimeout
        ? null
        : $"{setting} is {timeout}; it must be over zero and at most {LongestTimeout}.";
}
