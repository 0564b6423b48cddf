/// Names that people write in place of a package's.
enum KnownNames {
    /// Modules that are imported under another name than their package has, in lower case.
    static let packages = [
        "attr": "attrs", "bio": "biopython", "bs4": "beautifulsoup4", "crypto": "pycryptodome",
        "cv2": "opencv-python-headless", "dateutil": "python-dateutil", "dotenv": "python-dotenv", "fitz": "pymupdf",
        "git": "gitpython", "github": "pygithub", "google.protobuf": "protobuf", "jwt": "pyjwt",
        "magic": "python-magic",
        "mpl_toolkits": "matplotlib", "mysqldb": "mysqlclient", "openssl": "pyopenssl", "pil": "pillow",
        "pkg_resources": "importlib-metadata", "serial": "pyserial", "skimage": "scikit-image",
        "sklearn": "scikit-learn",
        "skopt": "scikit-optimize", "umap": "umap-learn", "usb": "pyusb", "wx": "wxpython", "yaml": "pyyaml",
        "zmq": "pyzmq",
    ]

    /// Modules that come with Python 3.11, in lower case.
    static let standardLibrary = Set(
        """
        abc aifc argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii bisect builtins bz2
        cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys compileall concurrent
        configparser contextlib contextvars copy copyreg crypt csv ctypes curses dataclasses datetime dbm decimal
        difflib dis distutils doctest email encodings ensurepip enum errno faulthandler fcntl filecmp fileinput
        fnmatch fractions ftplib functools gc getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html
        http imaplib imghdr imp importlib inspect io ipaddress itertools json keyword linecache locale logging lzma
        mailbox mailcap marshal math mimetypes mmap modulefinder multiprocessing netrc nntplib numbers operator
        optparse os pathlib pdb pickle pickletools pipes pkgutil platform plistlib poplib posix pprint profile pstats
        pty pwd py_compile pydoc queue quopri random re readline reprlib resource runpy sched secrets select selectors
        shelve shlex shutil signal site smtpd smtplib sndhdr socket socketserver sqlite3 ssl stat statistics string
        stringprep struct subprocess sunau symtable sys sysconfig syslog tarfile telnetlib tempfile termios textwrap
        threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc tty turtle types typing
        unicodedata unittest urllib uu uuid venv warnings wave weakref webbrowser wsgiref xdrlib xml xmlrpc zipapp
        zipfile zipimport zlib zoneinfo
        """.split { $0 == " " || $0 == "\n" }.map { $0.lowercased() }
    )
}
